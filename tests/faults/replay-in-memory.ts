import { receiveUpload } from '../../functions/flows/receive-upload.ts';
import { publishUnits } from '../../functions/flows/publish-units.ts';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import type { UploadVersion } from '../../functions/ports.ts';
import { corePress } from '../../functions/core-press.ts';
import { workshop } from '../functions/workshop.ts';

/** One object version with its bytes. */
export interface StoredUpload {
  readonly version: UploadVersion;
  readonly body: Uint8Array;
}

/** What the undisturbed flows make of uploads, on ports in memory. */
export interface Replay {
  /** The bytes of the root of the feeds, which names everything else by hash; undefined: nothing was published. */
  readonly root: Uint8Array | undefined;
  /** Statuses of all receipts, by id. */
  readonly statuses: ReadonlyMap<string, string>;
}

/**
 * Works on uploads one after the other, as if nothing had ever gone wrong: real engine, real press, real flows, and
 * stores that are nothing but maps. `order`: of the deliveries; the state must not depend on it.
 */
export async function replayInMemory(
  uploads: readonly StoredUpload[],
  licence: string,
  order: readonly StoredUpload[] = uploads,
): Promise<Replay> {
  const shop = workshop();
  const ports = { ...shop.ports, press: corePress(licence) };
  for (const { version, body } of uploads) shop.bucket.push({ version, body, deleted: false });
  for (const { version } of order) {
    const { key, versionId } = version;
    // Nothing else is on its way, so there is nothing to wait for.
    await receiveUpload({ key, versionId, tries: 99 }, ports);
  }
  const failures = await publishUnits(shop.unitsSent, ports);
  if (failures[0]) throw failures[0].error;
  const statuses = uploads.map(({ version }) => {
    const id = receiptIdOf(version);
    return [id, shop.table.uploads.get(id)?.status ?? 'none'] as const;
  });
  return { root: shop.feed.get(ports.press.rootKey)?.body, statuses: new Map(statuses) };
}
