import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';

/** What a JWT authorizer of a template holds tokens to. */
export interface TokenAuthorizer {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** The claims of a token as API Gateway hands them to a function: every one a text. */
export type TokenClaims = Readonly<Record<string, string>>;

/** Verifies the token of a request; undefined when there is none, or it is not good. */
export type VerifyToken = (authorization: string | undefined) => Promise<TokenClaims | undefined>;

/** API Gateway verifies RSA signatures only. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/**
 * Verifies tokens as API Gateway's JWT authorizer does: signature by the key that the issuer names, issuer, audience or
 * client id, and time.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function tokenAuthorizer({ issuer, audience }: TokenAuthorizer): VerifyToken {
  let discovering: Promise<JWTVerifyGetKey> | undefined;
  return async (authorization) => {
    const token = authorization?.replace(/^bearer\s+/i, '') ?? '';
    if (token === '') return undefined;
    try {
      discovering ??= keysOf(issuer);
      const requiredClaims = ['exp'];
      const { payload } = await jwtVerify(token, await discovering, {
        issuer,
        algorithms: ALGORITHMS,
        requiredClaims,
      });
      const meant = payload.aud ?? payload['client_id'];
      const names = Array.isArray(meant) ? meant : [meant];
      return names.some((name) => audience.includes(String(name))) ? textsOf(payload) : undefined;
    } catch {
      // A token that is not good, whatever is wrong with it, and an issuer that can't be reached: nobody comes in.
      return undefined;
    }
  };
}

async function keysOf(issuer: string): Promise<JWTVerifyGetKey> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const { jwks_uri: address }: { jwks_uri: string } = JSON.parse(await answer.text());
  return createRemoteJWKSet(new URL(address));
}

/** A list becomes `[a b]`. */
function textsOf(payload: Readonly<Record<string, unknown>>): TokenClaims {
  const textOf = (value: unknown) => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value));
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, textOf(value)]));
}
