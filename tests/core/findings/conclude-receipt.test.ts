import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concludeReceipt, type TakenIn } from '../../../core/index.ts';
import type { Receipt } from '../../../core/findings/receipt.ts';
import { SHEET, sheetRows, write } from '../sheet-file.ts';
import { judge } from '../upload-factory.ts';

const JUDGED = judge(write(sheetRows('wide'))).receipt;
const ID = `${SHEET.orgId}.2021`;
const REJECTED = judge(write(sheetRows('wide', { cells: { t2_licensing__decisions: 'x' } }))).receipt;

const CASES: readonly (readonly [string, Receipt, TakenIn, string, string, number | undefined])[] = [
  ['current', JUDGED, { status: 'current', revision: 3 }, 'accepted', 'accepted', 3],
  ['duplicate', JUDGED, { status: 'duplicate', revision: 2 }, 'duplicate', 'duplicate', 2],
  ['superseded', JUDGED, { status: 'superseded' }, 'superseded', 'superseded', undefined],
  [
    'rejected stays rejected',
    REJECTED,
    { status: 'current', revision: 1 },
    'rejected',
    'rejected',
    undefined,
  ],
];

for (const [name, judged, taken, file, record, revision] of CASES) {
  test(`the state said: ${name}`, () => {
    const receipt = concludeReceipt(judged, new Map([[ID, taken]]));
    assert.equal(receipt.status, file);
    assert.deepEqual(receipt.records, [
      { id: ID, status: record, ...(revision !== undefined && { revision }) },
    ]);
  });
}

test('a file of which only some records are duplicates keeps its judged status', () => {
  const records = [
    { id: 'a.2021', status: 'accepted' as const },
    { id: 'b.2021', status: 'accepted' as const },
  ];
  const receipt = concludeReceipt(
    { ...JUDGED, records },
    new Map<string, TakenIn>([
      ['a.2021', { status: 'duplicate', revision: 1 }],
      ['b.2021', { status: 'current', revision: 1 }],
    ]),
  );
  assert.equal(receipt.status, 'accepted');
});
