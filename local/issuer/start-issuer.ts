import { createServer } from 'node:http';
import { listenNear, type Listening } from '../listen.ts';
import { ALGORITHM, issuerKey, publicHalf } from './issuer-key.ts';

/**
 * The issuer of tokens of this computer: its discovery document and its public key. It hands out no tokens over HTTP;
 * `npm run token` makes them from the key in the data directory.
 */
export async function startIssuer(folder: string, port: number): Promise<Listening> {
  const keys = JSON.stringify({ keys: [publicHalf(await issuerKey(folder))] });
  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host ?? ''}`;
    const documents: Readonly<Record<string, string>> = {
      '/.well-known/openid-configuration': JSON.stringify(discovery(issuer)),
      '/jwks.json': keys,
    };
    const document = documents[request.url ?? ''];
    if (document === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(document);
  });
  return listenNear(server, port);
}

/** https://openid.net/specs/openid-connect-discovery-1_0.html, as far as tokens are verified by it. */
function discovery(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/jwks.json`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [ALGORITHM],
  };
}
