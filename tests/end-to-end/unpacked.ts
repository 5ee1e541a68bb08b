import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';

/** All that can be read in an object, by the ending of its key. */
export async function unpacked(key: string, bytes: Uint8Array): Promise<readonly Uint8Array[]> {
  if (key.endsWith('.gz')) return [gunzipSync(bytes)];
  if (key.endsWith('.zip')) return Object.values(unzipSync(bytes));
  if (!key.endsWith('.parquet')) return [bytes];
  const file = new Uint8Array(bytes).buffer;
  const rows = await parquetReadObjects({ file });
  const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return [bytes, Buffer.from(text)];
}
