import * as v from 'valibot';

/** A file on its way. */
export interface Sending {
  readonly api: string;
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whose folder it goes to; an operator's own where undefined. */
  readonly sender: string | undefined;
  /** What lets the sender in: a token, or a submission link, which names the sender itself. */
  readonly token: string | undefined;
  readonly link: string | undefined;
  readonly language: string;
}

/** How it went; `off`: nobody sends over HTTP here; `noToken`: whoever sends has to show a token, and a good one. */
export type Sent =
  | { readonly receiptId: string }
  | { readonly off: true }
  | { readonly noToken: true }
  | { readonly refused: string };

const FormSchema = v.object({ url: v.string(), fields: v.record(v.string(), v.string()), key: v.string() });
const ProblemSchema = v.object({
  type: v.optional(v.string(), ''),
  title: v.optional(v.string(), ''),
  detail: v.optional(v.string(), ''),
  errors: v.optional(v.array(v.object({ detail: v.optional(v.string(), '') })), []),
});
const OFF = /writing-is-off$/;
const UNAUTHORIZED = 401;
const ID_DIGITS = 32;

/** Asks for a form, posts the file with it to the bucket, and computes the number of its receipt. */
export async function sendFile(sending: Sending): Promise<Sent> {
  const opened = await openForm(sending);
  if (opened === undefined) return { noToken: true };
  if (!opened.ok) return problemOf(opened);
  const { url, fields, key } = v.parse(FormSchema, await opened.json());
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([sending.bytes], { type: 'text/csv' }), sending.fileName);
  const stored = await fetch(url, { method: 'POST', body });
  const version = stored.headers.get('x-amz-version-id');
  if (!stored.ok || version === null) return { refused: `${stored.status} ${stored.statusText}` };
  return { receiptId: `r-${(await sha256(`${key}\n${version}`)).slice(0, ID_DIGITS)}` };
}

/**
 * A gateway that refuses a token does so without the header by which a page of another address may read it: to the
 * page it looks as if nobody had answered. Undefined where that is how it must have been.
 */
async function openForm(sending: Sending): Promise<Response | undefined> {
  try {
    return await askForForm(sending);
  } catch (error) {
    if (sending.link === undefined && (await isThere(sending.api))) return undefined;
    throw error;
  }
}

async function isThere(api: string): Promise<boolean> {
  return fetch(`${api}/status`, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function askForForm({
  api,
  fileName,
  bytes,
  sender,
  token,
  link,
  language,
}: Sending): Promise<Response> {
  const file = { filename: fileName, sha256: await sha256(bytes) };
  const own = { dataset: 'annual-reports', ...file, ...(sender !== undefined && { sender }) };
  const asked = link === undefined ? own : { link, ...file };
  return fetch(`${api}/uploads${link === undefined ? '' : '/by-link'}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(asked),
  });
}

async function problemOf(answer: Response): Promise<Sent> {
  if (answer.status === UNAUTHORIZED) return { noToken: true };
  const { success, output } = v.safeParse(ProblemSchema, await answer.json().catch(() => undefined));
  if (!success) return { refused: `${answer.status} ${answer.statusText}` };
  if (OFF.test(output.type)) return { off: true };
  const parts = [output.title, output.detail, ...output.errors.map(({ detail }) => detail)];
  return { refused: parts.filter((part) => part !== '').join('：') };
}

async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
