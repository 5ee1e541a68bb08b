import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { kmsSigner } from '../../../functions/adapters/kms-signer.ts';
import { Authority } from '../../../local/iam/authority.ts';
import { parseStatement } from '../../../local/iam/policy-statement.ts';
import type { Guard } from '../../../local/iam/guard.ts';
import { startKms } from '../../../local/kms/start-kms.ts';
import { kmsKeyArn } from '../../../local/template/physical-names.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const REGION = 'us-east-1';
const SUMS = Buffer.from(`${'ab'.repeat(32)}  2021/observations.csv\n`.repeat(500));

async function open(
  t: TestContext,
  { folder = temporaryFolder((remove) => t.after(remove)), guard }: { folder?: string; guard?: Guard } = {},
) {
  const kms = await startKms(folder, 0, guard);
  const credentials = { accessKeyId: 'signs', secretAccessKey: 'secret' };
  const client = new KMSClient({ endpoint: kms.url, region: REGION, credentials, maxAttempts: 1 });
  t.after(async () => {
    client.destroy();
    await kms.close();
  });
  return { client, folder, signer: kmsSigner(client, kmsKeyArn('Release', REGION)) };
}

test('OpenSSL accepts the signature, and refuses it over one byte that is not the same', async (t) => {
  const { signer } = await open(t);
  const folder = temporaryFolder((remove) => t.after(remove));
  const verify = (bytes: Uint8Array) => {
    writeFileSync(join(folder, 'SHA256SUMS'), bytes);
    const files = ['-verify', 'key.pem', '-signature', 'SHA256SUMS.sig', 'SHA256SUMS'];
    return spawnSync('openssl', ['dgst', '-sha256', ...files], { cwd: folder, encoding: 'utf8' });
  };
  writeFileSync(join(folder, 'key.pem'), await signer.publicKey());
  writeFileSync(join(folder, 'SHA256SUMS.sig'), await signer.sign(SUMS));
  const good = verify(SUMS);
  if (good.error) return t.skip('not measured: there is no openssl here');
  assert.deepEqual([good.status, good.stdout], [0, 'Verified OK\n']);
  const flipped = Uint8Array.from(SUMS, (byte, at) => (at === 100 ? byte ^ 1 : byte));
  const bad = verify(flipped);
  assert.deepEqual([bad.status, bad.stdout], [1, 'Verification failure\n']);
});

test('the key is made once and kept for its owner alone', async (t) => {
  const first = await open(t);
  const key = await first.signer.publicKey();
  const [file = ''] = readdirSync(first.folder);
  assert.equal(file, 'Release.pem');
  assert.equal(statSync(join(first.folder, file)).mode & 0o77, 0);
  const second = await open(t, { folder: first.folder });
  assert.equal(await second.signer.publicKey(), key);
});

test('who may sign and nothing else may not ask for the public key', async (t) => {
  const authority = new Authority();
  const statement = { Effect: 'Allow', Action: 'kms:Sign', Resource: kmsKeyArn('Release', REGION) };
  authority.admit('signs', { name: 'Release', statements: [parseStatement(statement)] });
  const { signer } = await open(t, { guard: { authority, region: REGION } });
  assert.equal((await signer.sign(SUMS)).length, 384);
  await assert.rejects(signer.publicKey(), { name: 'AccessDeniedException' });
});

test('another algorithm and a name that leads elsewhere are refused', async (t) => {
  const { client } = await open(t);
  const asked = { Message: new Uint8Array(32), MessageType: 'DIGEST' } as const;
  const pss = { ...asked, KeyId: 'Release', SigningAlgorithm: 'RSASSA_PSS_SHA_256' } as const;
  await assert.rejects(client.send(new SignCommand(pss)), { name: 'ValidationException' });
  const outside = { ...asked, KeyId: '../Release', SigningAlgorithm: 'RSASSA_PKCS1_V1_5_SHA_256' } as const;
  await assert.rejects(client.send(new SignCommand(outside)), { name: 'ValidationException' });
});
