import { importJWK, SignJWT, type JWK } from 'jose';
import { ALGORITHM } from './issuer-key.ts';

/** What a token says, under the names of claims that a deployment has by default. */
export interface TokenFacts {
  readonly issuer: string;
  readonly subject: string;
  readonly roles: readonly string[];
  readonly organisation?: string | undefined;
  readonly hours: number;
}

/** Signs a token of the local issuer. */
export async function signToken(facts: TokenFacts, key: JWK): Promise<string> {
  const { issuer, subject, roles, organisation, hours } = facts;
  const claims = {
    gongkai_roles: roles,
    ...(organisation === undefined ? {} : { gongkai_org: organisation }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid ?? '' })
    .setIssuer(issuer)
    .setAudience('gongkai')
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(`${hours}h`)
    .sign(await importJWK(key, ALGORITHM));
}
