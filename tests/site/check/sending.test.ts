import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckedSheet } from '../../../site/check/engine/checked-sheet.ts';
import { Sending, type SendingPorts } from '../../../site/check/send/sending.ts';
import type { Sent } from '../../../site/check/send/upload-client.ts';

test('each file has an end of its own, and what failed is sent again alone', async () => {
  const asked: string[] = [];
  const sendFile = async ({ fileName }: { readonly fileName: string }): Promise<Sent> => {
    asked.push(fileName);
    if (fileName === '2.csv') return { refused: '无权报送' };
    if (fileName === '4.csv') throw new Error('no line');
    return { receiptId: `r-${fileName}` };
  };
  const sending = sendingBy({ sendFile });
  await sending.send([1, 2, 3, 4, 5].map(sheet));
  const ends = [1, 2, 3, 4, 5].map((id) => sending.stateOf(id));
  assert.deepEqual(ends, [
    { at: 'done', receipt: { receiptId: 'r-1.csv', status: 'accepted' } },
    { at: 'refused', reason: '无权报送' },
    { at: 'done', receipt: { receiptId: 'r-3.csv', status: 'accepted' } },
    { at: 'refused', reason: 'no line' },
    { at: 'done', receipt: { receiptId: 'r-5.csv', status: 'accepted' } },
  ]);
  await sending.send([sheet(2)]);
  assert.deepEqual(asked.slice(5), ['2.csv']);
});

test('at most three are on their way at one moment', async () => {
  let now = 0;
  let most = 0;
  const sendFile = async (): Promise<Sent> => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 2));
    now -= 1;
    return { receiptId: 'r-1' };
  };
  await sendingBy({ sendFile }).send([1, 2, 3, 4, 5, 6, 7].map(sheet));
  assert.equal(most, 3);
});

test('where a token is asked for, the others wait for it without asking, and go on with it', async () => {
  let asked = 0;
  const sendFile = async ({ token }: { readonly token: string | undefined }): Promise<Sent> => {
    asked += 1;
    return token === 'good' ? { receiptId: 'r-1' } : { noToken: true };
  };
  const sending = sendingBy({ sendFile });
  const sheets = [1, 2, 3, 4, 5, 6].map(sheet);
  await sending.send(sheets);
  assert.ok(asked <= 3, `${asked} asked`);
  for (const { id } of sheets) assert.deepEqual(sending.stateOf(id), { at: 'no-token', refused: false });
  sending.showToken('good');
  await sending.send(sheets);
  for (const { id } of sheets) assert.equal(sending.stateOf(id)?.at, 'done');
});

test('a receipt that takes too long is late, and a changed file was never sent', async () => {
  const sending = sendingBy({ awaitReceipt: async () => undefined });
  await sending.send([sheet(1)]);
  assert.deepEqual(sending.stateOf(1), { at: 'late', receiptId: 'r-1' });
  sending.forget(1);
  assert.equal(sending.stateOf(1), undefined);
});

function sendingBy(ports: Partial<SendingPorts>): Sending {
  const all: SendingPorts = {
    api: '/api/v1',
    language: 'zh-CN',
    link: undefined,
    bytesOf: async (id) => ({ fileName: `${id}.csv`, bytes: new Uint8Array() }),
    sendFile: async () => ({ receiptId: 'r-1' }),
    awaitReceipt: async (_api, receiptId) => ({ receiptId, status: 'accepted' }),
    moved: () => {},
    ...ports,
  };
  return new Sending(all, undefined);
}

/** All that sending looks at. */
function sheet(id: number): CheckedSheet {
  return { id, reportIds: [`419001-gov-office.${2019 + id}`] } as unknown as CheckedSheet;
}
