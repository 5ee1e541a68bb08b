import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organisation } from '../../../core/datasets/organisation.ts';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { openReport } from '../../../functions/flows/open-report.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { receiveUpload } from '../../../functions/flows/receive-upload.ts';
import { acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';

const OWN = '419001-bureau';
/** Of another region: a county that was turned into a district, a bureau that was moved. */
const OTHER = '410100-bureau';
const HERE = '419001-old-bureau';
const YEAR = 2022;
const FILED_AT = '2023-01-20T08:00:00Z';

interface Case {
  readonly what: string;
  /** Rows beside that of the bureau itself, which began in 2000 unless it says otherwise. */
  readonly rows: readonly Partial<Organisation>[];
  /** What was carried out of the year before, by organisation. */
  readonly before: Readonly<Record<string, string>>;
  /** The cells that a break with the year before is found in; the bureau carries 5 in. */
  readonly broken: readonly string[];
}

const gone = (
  orgId: string,
  kind: 'merge' | 'split' | 'rename',
  date = '2022-04-01',
): Partial<Organisation> => ({
  orgId,
  region: orgId.slice(0, 6),
  validTo: date,
  successor: OWN,
  event: { kind, date },
});
const NEW: Partial<Organisation> = { orgId: OWN, validFrom: '2022-04-01' };
const CELLS = ['t3_carried_in__natural', 't3_carried_in__total'];

const CASES: readonly Case[] = [
  { what: 'a bureau that nothing happened to', rows: [], before: { [OWN]: '3' }, broken: CELLS },
  ...[HERE, OTHER].flatMap((orgId): Case[] => [
    {
      what: `one into which ${orgId} was merged`,
      rows: [gone(orgId, 'merge')],
      before: { [OWN]: '3', [orgId]: '2' },
      broken: [],
    },
    {
      what: `one that took the place of ${orgId} by a merger`,
      rows: [NEW, gone(orgId, 'merge')],
      before: { [orgId]: '2' },
      broken: [],
    },
    {
      what: `one that was split off ${orgId}`,
      rows: [NEW, gone(orgId, 'split')],
      before: { [orgId]: '3' },
      broken: [],
    },
    {
      what: `one that was called ${orgId}, and goes on where that stopped`,
      rows: [NEW, gone(orgId, 'rename')],
      before: { [orgId]: '5' },
      broken: [],
    },
    {
      what: `one that was called ${orgId}, and does not`,
      rows: [NEW, gone(orgId, 'rename')],
      before: { [orgId]: '3' },
      broken: CELLS,
    },
    {
      what: `one into which ${orgId} was merged long ago`,
      rows: [gone(orgId, 'merge', '2019-04-01')],
      before: { [OWN]: '3' },
      broken: CELLS,
    },
    {
      what: `one of which the register no longer says that ${orgId} went into it`,
      rows: [gone(orgId, 'merge'), { orgId, region: orgId.slice(0, 6) }],
      before: { [OWN]: '3', [orgId]: '2' },
      broken: CELLS,
    },
  ]),
  {
    what: 'one that gave a part away',
    rows: [{ orgId: OWN, event: { kind: 'split', date: '2022-04-01' } }],
    before: { [OWN]: '9' },
    broken: [],
  },
];

for (const { what, rows, before, broken } of CASES) {
  test(`${what}: ${broken.length === 0 ? 'nothing' : 'a break'} is said, alike in receipt, feeds and answers`, async () => {
    const told = await tellsOf({ rows, before });
    assert.deepEqual(told, { receipt: broken, feed: broken, answer: broken });
  });
}

test('whatever comes first, the register, last year’s report or the report itself: the feeds end the same', async () => {
  const rows = [NEW, gone(OTHER, 'rename')];
  const orders = ['row before own', 'before row own', 'own before row', 'own row before', 'before own row'];
  for (const order of orders)
    assert.deepEqual((await tellsOf({ rows, before: { [OTHER]: '3' } }, order)).feed, CELLS, order);
});

/** Which carried-over cells each place tells a break of. */
async function tellsOf({ rows, before }: Pick<Case, 'rows' | 'before'>, order = 'row before own') {
  const shop = workshop();
  const take = async (records: Parameters<typeof shop.take>[0]) => {
    await shop.take(records);
    await publish(shop);
  };
  await take([acceptedRow('1#0', { orgId: OWN })]);
  let receipt: readonly string[] = [];
  for (const part of order.split(' ')) {
    if (part === 'row') for (const [at, row] of rows.entries()) await take([acceptedRow(`1#${at + 1}`, row)]);
    if (part === 'before')
      for (const [orgId, out] of Object.entries(before))
        await take([acceptedReport('1#a', { orgId, year: YEAR - 1, values: valuesOf({ out }) })]);
    if (part === 'own') receipt = await receiptOf(shop);
  }
  await publish(shop);
  const stored = await shop.ports.reader.stateOfReport(`${OWN}.${YEAR}`);
  assert.ok(stored);
  const { openFindings = [] } = await openReport(stored, shop.ports.reader);
  const found = [...shop.feed].filter(([key]) => key.includes(`/reports/${OWN}.${YEAR}-`));
  const [, object] = found.at(-1) ?? [];
  return {
    receipt,
    feed: cellsOf(JSON.parse(text(object?.body)).open_findings),
    answer: cellsOf(openFindings),
  };
}

async function publish({ table, ports }: ReturnType<typeof workshop>): Promise<void> {
  const behind = [...table.counters.values()].filter(({ dirty, published }) => dirty > published);
  await publishUnits(
    behind.map(({ unit }) => unit),
    ports,
  );
}

async function receiptOf({
  bucket,
  put,
  ports,
  receipts,
  table,
}: ReturnType<typeof workshop>): Promise<readonly string[]> {
  const codes = FORM_2021.items.map(({ code }) => code);
  const lines = [
    ['org_id', 'year', ...codes],
    [OWN, String(YEAR), ...valuesOf({ in: '5', out: '5' })],
  ];
  const message = put(
    'incoming/annual-reports/own.csv',
    `${lines.map((line) => line.join(',')).join('\n')}\n`,
  );
  // A year is reported once it is over.
  const filed = bucket.map((one) => ({ ...one, version: { ...one.version, lastModified: FILED_AT } }));
  bucket.splice(0, bucket.length, ...filed);
  await receiveUpload(message, ports);
  const body = receipts.get(table.written.at(-1)?.body ?? '') ?? '';
  const { status, findings } = JSON.parse(body);
  assert.match(status, /^accepted/, findings.map(({ code }: { code: string }) => code).join(' '));
  const said = findings.filter(({ code }: { code: string }) => code === 'X-CARRY');
  return said.flatMap(({ at }: { at: readonly { code: string }[] }) => at.map(({ code }) => code));
}

function cellsOf(findings: readonly { readonly code: string; readonly items: readonly string[] }[]) {
  return findings.filter(({ code }) => code === 'X-CARRY').flatMap(({ items }) => items);
}

function valuesOf(carried: { readonly in?: string; readonly out?: string }): readonly string[] {
  return FORM_2021.items.map(({ code }) => {
    const [, way] = /^t3_carried_(in|out)__(?:natural|total)$/.exec(code) ?? [];
    return (way === 'in' ? carried.in : way === 'out' ? carried.out : '0') ?? '0';
  });
}

function text(body: Uint8Array | undefined): string {
  return Buffer.from(body ?? '').toString();
}
