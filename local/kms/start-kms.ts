import { constants, createPublicKey, type KeyObject, privateEncrypt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Guard } from '../iam/guard.ts';
import { signedKey } from '../iam/signed-key.ts';
import { listenNear, type Listening } from '../listen.ts';
import { kmsKeyArn } from '../template/physical-names.ts';
import { openKey } from './key-folder.ts';

interface Asked {
  readonly KeyId: string;
  readonly Message?: string;
  readonly MessageType?: string;
  readonly SigningAlgorithm?: string;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
}

const ALGORITHM = 'RSASSA_PKCS1_V1_5_SHA_256';

/** What stands before a SHA-256 digest in a signature of this kind (RFC 8017, 9.2, note 1). */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * The little of KMS that signing needs, on 127.0.0.1: Sign over a digest, and GetPublicKey. Keys are files of a
 * folder, made when they are first asked for. Without a guard everybody may do everything.
 */
export function startKms(folder: string, port = 0, guard?: Guard): Promise<Listening> {
  const server = createServer((request, response) => void serve(request, response, { folder, guard }));
  return listenNear(server, port);
}

interface Service {
  readonly folder: string;
  readonly guard: Guard | undefined;
}

async function serve(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  const body = Buffer.concat(await request.toArray().catch(() => [])).toString();
  const { status, body: answer } = answerTo(request, body, service);
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
}

function answerTo({ headers }: IncomingMessage, body: string, { folder, guard }: Service): Answer {
  const operation = String(headers['x-amz-target'] ?? '').replace('TrentService.', '');
  try {
    const asked = JSON.parse(body) as Asked; // the SDK's JSON; else it throws
    const name = asked.KeyId.replace(/^.*key\//, '');
    const denial = guard && denialOf(guard, headers.authorization, { operation, name });
    if (denial !== undefined) return fault('AccessDeniedException', denial);
    return carryOut(operation, asked, openKey(folder, name));
  } catch (error) {
    return fault('ValidationException', error instanceof Error ? error.message : String(error));
  }
}

function denialOf(
  { authority, region }: Guard,
  authorization: string | undefined,
  { operation, name }: { readonly operation: string; readonly name: string },
): string | undefined {
  const key = signedKey(authorization) ?? '';
  const access = { action: `kms:${operation}`, resource: kmsKeyArn(name, region) };
  return authority.decide(key, access) === 'allowed' ? undefined : authority.denial(key, access);
}

function carryOut(operation: string, asked: Asked, key: KeyObject): Answer {
  const head = { KeyId: asked.KeyId };
  if (operation === 'GetPublicKey') {
    const PublicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
    return { status: 200, body: { ...head, PublicKey, KeySpec: 'RSA_3072', KeyUsage: 'SIGN_VERIFY' } };
  }
  if (operation !== 'Sign') return fault('UnsupportedOperationException', `${operation} is not known here`);
  const digest = Buffer.from(asked.Message ?? '', 'base64');
  if (asked.MessageType !== 'DIGEST' || asked.SigningAlgorithm !== ALGORITHM || digest.length !== 32)
    return fault('ValidationException', `only ${ALGORITHM} over a digest is known here`);
  const padded = { key, padding: constants.RSA_PKCS1_PADDING };
  const Signature = privateEncrypt(padded, Buffer.concat([SHA256_INFO, digest])).toString('base64');
  return { status: 200, body: { ...head, Signature, SigningAlgorithm: ALGORITHM } };
}

function fault(type: string, message: string): Answer {
  return { status: 400, body: { __type: type, message } };
}
