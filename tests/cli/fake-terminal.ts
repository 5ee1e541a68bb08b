import type { Terminal } from '../../cli/terminal.ts';

/** A terminal that remembers what was said; name what the test is about. */
export function fakeTerminal(named: Partial<Terminal> & { readonly stdin?: Uint8Array } = {}): {
  readonly terminal: Terminal;
  readonly out: () => string;
  readonly err: () => string;
} {
  const said: Uint8Array[] = [];
  const complaints: string[] = [];
  const { stdin = new Uint8Array(), ...rest } = named;
  const terminal: Terminal = {
    out: (content) =>
      void said.push(typeof content === 'string' ? new TextEncoder().encode(content) : content),
    err: (text) => void complaints.push(text),
    readStdin: async (limit) => stdin.subarray(0, limit + 1),
    colour: false,
    width: 120,
    environment: {},
    ...rest,
  };
  return {
    terminal,
    out: () => Buffer.concat(said).toString(),
    err: () => complaints.join(''),
  };
}
