import { feedStoreContract } from '../contracts/feed-store-contract.ts';
import { receiptStoreContract } from '../contracts/receipt-store-contract.ts';
import { releaseLogContract } from '../contracts/release-log-contract.ts';
import { stateStoreContract } from '../contracts/state-store-contract.ts';
import { uploadStoreContract } from '../contracts/upload-store-contract.ts';
import { openGate } from './gate.ts';
import { memoryFeed, memoryReceipts, memoryReleaseLog } from './memory-objects.ts';
import { emptyTable, memoryReader, memoryState } from './memory-table.ts';
import { memoryUploads, type MemoryBucket } from './memory-uploads.ts';

stateStoreContract('the table in memory', async () => {
  const table = emptyTable();
  return { ...memoryState(table, openGate), ...memoryReader(table, openGate) };
});

feedStoreContract('the feed bucket in memory', async () => memoryFeed(new Map(), openGate));

receiptStoreContract('the receipts in memory', async () => memoryReceipts(new Map(), openGate));

releaseLogContract('the log of releases in memory', async () => memoryReleaseLog(new Map(), openGate));

uploadStoreContract('the upload bucket in memory', async () => {
  const bucket: MemoryBucket = [];
  return {
    store: memoryUploads(bucket, openGate),
    put: async (key, text) => {
      const body = Buffer.from(text);
      const versionId = `v${bucket.length}`;
      const lastModified = `2022-01-20T08:00:0${Math.floor(bucket.length / 4)}Z`;
      bucket.push({ version: { key, versionId, bytes: body.length, lastModified }, body, deleted: false });
      return { key, versionId };
    },
    forget: async ({ versionId }) => {
      for (const stored of bucket) if (stored.version.versionId === versionId) stored.deleted = true;
    },
  };
});
