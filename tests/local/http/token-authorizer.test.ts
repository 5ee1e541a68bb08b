import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { tokenAuthorizer, type VerifyToken } from '../../../local/http/token-authorizer.ts';
import { issuerKey } from '../../../local/issuer/issuer-key.ts';
import { signToken } from '../../../local/issuer/sign-token.ts';
import { startIssuer } from '../../../local/issuer/start-issuer.ts';
import type { Listening } from '../../../local/listen.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const FACTS = { subject: '张三', roles: ['sender', 'reviewer'], organisation: '419001-gov-office', hours: 1 };
let issuer: Listening;
let key: JWK;
let verify: VerifyToken;

describe('a token', () => {
  const folder = temporaryFolder(after);
  before(async () => {
    issuer = await startIssuer(folder, 0);
    key = await issuerKey(folder);
    verify = tokenAuthorizer({ issuer: issuer.url, audience: ['gongkai'] });
  });
  after(() => issuer.close());

  test('of the issuer is good, and its claims are texts', async () => {
    const token = await signToken({ ...FACTS, issuer: issuer.url }, key);
    for (const authorization of [`Bearer ${token}`, `bearer ${token}`, token]) {
      const { iat, exp, ...claims } = (await verify(authorization)) ?? {};
      assert.equal(Number(exp) - Number(iat), 3600);
      assert.deepEqual(claims, {
        iss: issuer.url,
        aud: 'gongkai',
        sub: '张三',
        gongkai_roles: '[sender reviewer]',
        gongkai_org: '419001-gov-office',
      });
    }
  });

  test('for the client of that name is good too', async () => {
    assert.ok(await verify(await tokenOf({ aud: undefined, client_id: 'gongkai' })));
  });

  test('that is not good is nobody’s', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const foreign = { ...(await exportJWK(privateKey)), kid: 'local', alg: 'RS256' };
    const bad: Readonly<Record<string, string | undefined>> = {
      'no token': undefined,
      'an empty one': 'Bearer ',
      'no token at all': 'Bearer x.y.z',
      'of yesterday': await tokenOf({ exp: Math.floor(Date.now() / 1000) - 1 }),
      'for ever': await tokenOf({ exp: undefined }),
      'of tomorrow': await tokenOf({ nbf: Math.floor(Date.now() / 1000) + 3600 }),
      'of another issuer': await tokenOf({ iss: 'https://elsewhere.example' }),
      'for somebody else': await tokenOf({ aud: 'others' }),
      'for nobody': await tokenOf({ aud: undefined }),
      'by another key': await tokenOf({}, foreign),
      'without a signature': unsigned(),
      'by the public key taken for a secret': await byPublicKey(),
    };
    for (const [description, authorization] of Object.entries(bad))
      assert.equal(await verify(authorization), undefined, description);
  });

  test('is no token where the issuer can’t be reached', async () => {
    const nowhere = tokenAuthorizer({ issuer: 'http://127.0.0.1:9', audience: ['gongkai'] });
    assert.equal(await nowhere(await tokenOf({})), undefined);
  });
});

async function tokenOf(changes: Readonly<Record<string, unknown>>, by = key): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const usual = { iss: issuer.url, aud: 'gongkai', sub: 'somebody', iat: now, exp: now + 60 };
  const claims = Object.entries({ ...usual, ...changes }).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(claims)).setProtectedHeader({ alg: 'RS256', kid: 'local' }).sign(by);
}

function unsigned(): string {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const claims = {
    iss: issuer.url,
    aud: 'gongkai',
    sub: 'somebody',
    exp: Math.floor(Date.now() / 1000) + 60,
  };
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

async function byPublicKey(): Promise<string> {
  const secret = new TextEncoder().encode(JSON.stringify({ kty: key.kty, n: key.n, e: key.e }));
  return new SignJWT({ iss: issuer.url, aud: 'gongkai', sub: 'x', exp: Math.floor(Date.now() / 1000) + 60 })
    .setProtectedHeader({ alg: 'HS256', kid: 'local' })
    .sign(secret);
}
