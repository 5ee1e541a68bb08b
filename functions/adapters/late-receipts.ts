import type { ReceiptStore } from '../ports.ts';

/**
 * The receipts, fetched through a client that is loaded with the first of them: loading the S3 client takes as
 * long as loading all the rest of the query function, and most questions are not about receipts.
 */
export function lateReceipts(bucket: string): Pick<ReceiptStore, 'get'> {
  let opening: Promise<ReceiptStore> | undefined;
  return {
    get: async (key) => {
      opening ??= open(bucket);
      return (await opening).get(key);
    },
  };
}

async function open(bucket: string): Promise<ReceiptStore> {
  const [{ S3Client }, { s3ReceiptStore }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('./s3-receipt-store.ts'),
  ]);
  return s3ReceiptStore(new S3Client(), bucket);
}
