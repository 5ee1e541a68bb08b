import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import { receiptDocument } from '../../../core/findings/render-receipt.ts';
import type { Receipt } from '../../../core/findings/receipt.ts';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { TOMBSTONE } from '../../../core/forms/redaction.ts';
import { placeAt } from '../../../core/intake/cell-address.ts';
import { coreRedactionPress } from '../../../functions/core-redaction-press.ts';
import { encodePlan } from '../../../functions/flows/plan-body.ts';
import type { AcceptedRecord } from '../../../functions/ports.ts';
import { cutRelease } from '../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { receiveUpload } from '../../../functions/flows/receive-upload.ts';
import { redactReport } from '../../../functions/flows/redact-report.ts';
import type { Redactor } from '../../../functions/redaction-press.ts';
import { readNamed } from '../../../functions/http/released/released-state.ts';
import { fakeTerminal } from '../../cli/fake-terminal.ts';
import { redactorOf } from '../memory/memory-redactor.ts';
import { unpacked } from '../../end-to-end/unpacked.ts';
import { acceptedExplanation, acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';

const REPORT = '419001-gov-office.2021';
const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;
const REGISTER = { kind: 'organisations' } as const;
const SECRET = '张三，身份信息若干';
const NOTHING = { revisions: 0, plans: 0, receipts: 0, files: [], uploads: [], removed: [] };
type Shop = ReturnType<typeof workshop>;

/** A report with texts that have to go. */
const FILED = acceptedReport('1#a', {
  sections: { one: `概况：${SECRET}`, six: '其他' },
  correctionReason: `更正：${SECRET}`,
  explanations: { 'X-CARRY': `说明：${SECRET}` },
});

/** Such a report, released; then a takedown of one text, released too. */
async function takenDown(
  field: string,
  filed: readonly AcceptedRecord[] = [FILED],
  { reportId = REPORT, replacedBy = [] }: { reportId?: string; replacedBy?: readonly AcceptedRecord[] } = {},
) {
  const shop = workshop();
  const { ports, take } = shop;
  await take([acceptedRow('1#a'), ...filed, acceptedReport('1#a', { orgId: '419001-z9' })]);
  const units = [SHARD, { ...SHARD, year: 2022 }, REGISTER];
  await publishUnits(units, ports);
  if (replacedBy.length > 0) {
    await take(replacedBy);
    await publishUnits(units, ports);
  }
  await cutRelease('daily', shop.releasePorts());
  const decision = { schema: 1, kind: 'takedowns', report_id: reportId, field, by: '办公室' };
  const message = shop.put('decisions/takedowns/1.json', JSON.stringify(decision));
  await receiveUpload(message, ports);
  await publishUnits(units, ports);
  await cutRelease('command', shop.releasePorts());
  const until = shop.bucket[0]?.version.lastModified ?? '';
  return { shop, taken: { reportId, field, until, uploads: 'keep' as 'keep' | 'remove' } };
}

async function redact({ shop, taken }: Awaited<ReturnType<typeof takenDown>>, dying?: Redactor) {
  const purged: string[] = [];
  const ports = {
    state: shop.ports.state,
    uploads: shop.ports.uploads,
    feed: shop.ports.feed,
    redactor: dying ?? redactorOf(shop, purged),
    press: coreRedactionPress,
  };
  return { redacted: await redactReport(taken, ports), purged };
}

/** The keys of all objects of the feeds in which a text stands. */
function withText({ feed }: Shop, text: string): readonly string[] {
  return [...feed].filter(([, { body }]) => Buffer.from(body).includes(text)).map(([key]) => key);
}

for (const [field, prefix] of [
  ['section_1', '概况：'],
  ['correction_reason', '更正：'],
  ['explain:X-CARRY', '说明：'],
] as const) {
  test(`${field}: after a takedown the text stands nowhere`, async () => {
    const all = await takenDown(field);
    const { shop } = all;
    assert.ok(withText(shop, prefix + SECRET).length >= 2, 'the first release still has it');
    const { redacted, purged } = await redact(all);
    assert.deepEqual(withText(shop, prefix + SECRET), []);
    const stored = JSON.stringify([...(shop.table.revisions.get(REPORT)?.values() ?? [])]);
    assert.ok(!stored.includes(prefix + SECRET) && stored.includes(TOMBSTONE));
    assert.ok(redacted.files.length >= 2);
    assert.deepEqual(
      purged.toSorted(),
      [
        'api/v1/*',
        'feeds/v1/redactions.json',
        ...redacted.files,
        'organisations/419001-gov-office*',
        `reports/${REPORT}*`,
      ].toSorted(),
    );
  });

  test(`${field}: done again, nothing more is to do`, async () => {
    const all = await takenDown(field);
    const first = await redact(all);
    const feed = new Map(all.shop.feed);
    const second = await redact(all);
    assert.deepEqual(second.redacted, NOTHING);
    assert.deepEqual(second.purged.toSorted(), first.purged.toSorted(), 'who died before is made good for');
    assert.deepEqual(all.shop.feed, feed);
  });
}

test('files that were replaced before any release named them are found by their folder', async () => {
  const later = acceptedReport('2#b', { sections: { one: '概况', six: '其他' }, correctionReason: '更正' });
  const all = await takenDown('section_1', [FILED], { replacedBy: [later] });
  const before = withText(all.shop, `概况：${SECRET}`);
  const pages = before.filter((key) => key.includes('/pages/'));
  assert.deepEqual([pages.length > 0, before.some((key) => key.includes('/reports/'))], [true, true]);
  const others = withText(all.shop, '419001-z9.2021').length;
  const { redacted } = await redact(all);
  assert.deepEqual(withText(all.shop, `概况：${SECRET}`), []);
  for (const key of before) assert.ok(redacted.files.includes(key), key);
  assert.equal(withText(all.shop, '419001-z9.2021').length, others, 'nothing of another report is touched');
  assert.deepEqual((await redact(all)).redacted.files, []);
});

test('the next release tells that something was taken out, and not what', async () => {
  const { shop } = await takenDown('section_1');
  const key = [...shop.feed.keys()].find((one) => one.includes('releases/2/changes-')) ?? '';
  const text = Buffer.from(shop.feed.get(key)?.body ?? []).toString();
  const { counts, changes } = JSON.parse(text) as {
    counts: Record<string, number>;
    changes: Record<string, unknown>[];
  };
  assert.deepEqual([counts['redacted_reports'], counts['corrected_reports']], [1, 0]);
  assert.deepEqual(
    changes.map(({ op, code, old, new: now }) => [op, code, old, now]),
    [['redaction', 'section_1', null, null]],
  );
  assert.ok(!text.includes('概况'));
});

test('a text that is filed later stands', async () => {
  const { shop } = await takenDown('section_1');
  const source = {
    fileSha256: 'cd'.repeat(32),
    receivedAt: '2022-03-01T00:00:00Z',
    status: 'accepted',
  } as const;
  await shop.take([{ ...acceptedReport('1#z', { sections: { one: '新的概况' } }), source }]);
  await publishUnits([SHARD], shop.ports);
  assert.ok(withText(shop, '新的概况').length > 0);
});

test('an old release is read with the tombstone; any other change of its files is refused', async () => {
  const all = await takenDown('section_1');
  const { feed } = all.shop;
  const key =
    withText(all.shop, SECRET).find((one) => one.includes(`/${REPORT}-`) && one.endsWith('.json')) ?? '';
  const entry = {
    path: key,
    sha256: /[0-9a-f]{64}/.exec(key)?.[0] ?? '',
    bytes: feed.get(key)?.body.length ?? 0,
    media_type: '',
  };
  await redact(all);
  const read = readNamed({ feed: { get: async (path) => feed.get(path) } });
  assert.match(Buffer.from(await read(entry)).toString(), new RegExp(TOMBSTONE));
  feed.set(key, { body: Buffer.from('{}'), etag: '"0"' });
  await assert.rejects(read(entry), /does not have the bytes/);
});

test('verify says redacted, and finds nothing wrong', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-redacted-'));
  try {
    const all = await takenDown('section_1');
    await redact(all);
    for (const [key, { body }] of all.shop.feed) {
      mkdirSync(dirname(join(folder, key)), { recursive: true });
      writeFileSync(join(folder, key), body);
    }
    const { terminal, out } = fakeTerminal();
    const code = await runGongkai(['verify', folder, '--release', 'all', '--lang', 'en'], terminal);
    assert.equal(code, 0, out());
    assert.match(out(), new RegExp(`redacted: feeds/v1/years/2021/regions/419001/reports/${REPORT}-`));
    writeFileSync(join(folder, 'feeds/v1/redactions.json'), '{"schema":1,"redactions":[]}\n');
    assert.equal(await runGongkai(['verify', folder, '--release', '1'], fakeTerminal().terminal), 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What stands in every object of the feeds' newest state, and in the table, in which a text is. */
function inState({ feed, table }: Shop, text: string) {
  const texts = new Map([...feed].map(([key, { body }]) => [key, Buffer.from(body).toString()]));
  const reached = new Set<string>();
  const walk = (key: string): void => {
    if (reached.has(key)) return;
    reached.add(key);
    for (const [path = ''] of (texts.get(key) ?? '').matchAll(/feeds\/v1\/[^"]+/g)) walk(path);
  };
  walk('feeds/v1/index.json');
  const stored = [...table.revisions.values()].flatMap((own) => [...own.values()]);
  const current = [...table.currents.values()].filter(({ record }) => record.kind === 'decision');
  return {
    files: [...reached].filter((key) => texts.get(key)?.includes(text)),
    table: JSON.stringify([stored, current]).includes(text),
  };
}

const CLEAN = { files: [], table: false };

test('the history of a report carries the tombstone too, in the state and in the release before', async () => {
  const later = { sections: { one: `近况：${SECRET}` } };
  const all = await takenDown('section_1', [FILED, acceptedReport('1#b', later)]);
  const histories = withText(all.shop, `近况：${SECRET}`).filter((key) => key.includes('/histories/'));
  assert.equal(histories.length, 1, 'the one of the first release still tells both texts');
  assert.deepEqual(inState(all.shop, '近况').files, []);
  const { redacted } = await redact(all);
  assert.deepEqual([...withText(all.shop, '近况'), ...withText(all.shop, '概况')], []);
  assert.ok(redacted.files.includes(histories[0] ?? ''));
  assert.equal(inState(all.shop, '近况').table, false);
});

/** A finding between two years, explained by one of these. */
const OWN = '419001-gov-office.2022';
const cells = (own: Readonly<Record<string, string>>) => FORM_2021.items.map(({ code }) => own[code] ?? '0');
const BROKEN = { year: 2022, values: cells({ t3_carried_in__natural: '5' }) };
const BEFORE = acceptedReport('1#a', { values: cells({ t3_carried_out__natural: '3' }) });
const GIVEN = `说明：${SECRET}`;

for (const [name, filed] of [
  [
    'in a file that was sent again without it',
    [
      acceptedReport('1#b', { ...BROKEN, explanations: { 'X-CARRY': GIVEN } }),
      acceptedReport('1#c', { ...BROKEN, correctionReason: '再报' }),
    ],
  ],
  [
    'as a decision',
    [acceptedReport('1#b', BROKEN), acceptedExplanation('1#c', { reportId: OWN, text: GIVEN })],
  ],
] as const) {
  test(`an explanation that was given ${name} is taken down beside its finding too`, async () => {
    const all = await takenDown('explain:X-CARRY', [BEFORE, ...filed], { reportId: OWN });
    assert.ok(
      withText(all.shop, GIVEN).some((key) => key.includes(`/reports/${OWN}-`)),
      'it was published',
    );
    assert.deepEqual(inState(all.shop, GIVEN).files, []);
    await redact(all);
    assert.deepEqual(inState(all.shop, GIVEN), CLEAN);
    assert.deepEqual(withText(all.shop, GIVEN), []);
    assert.deepEqual((await redact(all)).redacted, NOTHING);
  });
}

/** An imported report with names in a cell that has a number, in one that has none, and beyond the form. */
const CELL = 't2_licensing__decisions';
const WORDS = 't3_new_received__total';
const BESIDE = 't2_regulations__in_force';
const IMPORTED = {
  values: FORM_2021.items.map(({ code }) => (code === WORDS ? null : code === CELL ? '7' : '0')),
  marks: {
    [BESIDE]: { status: 'reported', raw: '〇' },
    [CELL]: { status: 'reported', raw: `7件，"甲"：${SECRET}` },
    [WORDS]: { status: 'text', raw: `见乙：${SECRET}` },
  },
  provenance: { sourceUrl: 'https://example.org/synthetic' },
  extras: [
    { label: '其他一', raw: '11' },
    { label: `丙栏：${SECRET}`, raw: `丁：${SECRET}` },
    { label: '其他三', raw: '13' },
  ],
} as const;
/** The same cells again with other names. */
const AGAIN = {
  ...IMPORTED,
  marks: {
    ...IMPORTED.marks,
    [CELL]: { status: 'reported', raw: `柒件，"甲"：${SECRET}` },
    [WORDS]: { status: 'text', raw: `再见乙：${SECRET}` },
  },
  extras: [IMPORTED.extras[0], { label: `新丙栏：${SECRET}`, raw: `丁：${SECRET}` }, IMPORTED.extras[2]],
} as const;

/** As JSON, CSV and pages have quotes. */
function unquoted(text: string): string {
  return text.replaceAll(/\\"|""|&quot;/g, '"');
}

/** Every object of the feeds that has a text, whatever it is packed into. */
async function holdersOf(text: string, { feed }: Shop): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [key, { body }] of feed) {
    const parts = await unpacked(key, body);
    const texts = parts.map((part) => unquoted(Buffer.from(part).toString()));
    if (texts.some((one) => one.includes(text))) found.push(key);
  }
  return found;
}

const TABLES = ['observations-', '.csv.gz', 'reports.json', '.ndjson', '.parquet', '.zip', '/provinces/41/'];
for (const [field, texts, forms] of [
  [`raw:${CELL}`, ['件，"甲"：'], TABLES],
  [`raw:${WORDS}`, ['见乙：'], TABLES],
  ['extra:2', ['丙栏：', '丁：'], []],
] as const) {
  const filed = [acceptedReport('1#a', IMPORTED), acceptedReport('1#b', AGAIN)];

  test(`${field}: after a takedown it stands in no form, and nothing else is gone`, async () => {
    const all = await takenDown(field, filed);
    for (const text of texts) {
      const holders = (await holdersOf(text + SECRET, all.shop)).map((key) =>
        key.replace(/-[0-9a-f]{64}/, ''),
      );
      for (const form of ['/reports/', '/pages/', '/histories/', ...forms.map((one) => one.replace('-', ''))])
        assert.ok(
          holders.some((key) => key.includes(form)),
          `${form} in\n${holders.join('\n')}`,
        );
      assert.deepEqual(inState(all.shop, text + SECRET).files, []);
    }
    const others = await holdersOf('〇', all.shop);
    const { redacted } = await redact(all);
    for (const text of texts) {
      assert.deepEqual(await holdersOf(text + SECRET, all.shop), []);
      assert.equal(inState(all.shop, text + SECRET).table, false);
    }
    assert.ok((await holdersOf(TOMBSTONE, all.shop)).length >= redacted.files.length);
    const left = await holdersOf('〇', all.shop);
    const pages = redacted.files.filter((path) => path.includes('/pages/'));
    assert.deepEqual(
      left,
      others.filter((key) => !pages.includes(key)),
    );
    assert.deepEqual((await redact(all)).redacted, NOTHING);
  });

  test(`${field}: current items, plans and the next publication have the tombstone`, async () => {
    const all = await takenDown(field, filed);
    const { ports, receipts } = all.shop;
    const newest = all.shop.feed.get('feeds/v1/index.json')?.body;
    const receipt = { upload: { receivedAt: '2022-01-20T08:00:00Z' }, findings: [] } as unknown as Receipt;
    const plan = await ports.receipts.putPlan(FILED.receiptId, encodePlan({ receipt, records: filed }));
    await redact(all);
    for (const text of texts) {
      assert.ok(!unquoted(receipts.get(plan) ?? '').includes(text));
      const currents = [...all.shop.table.currents.values()].map(({ record }) => record);
      assert.ok(!unquoted(JSON.stringify(currents)).includes(text));
    }
    await publishUnits([SHARD], ports);
    assert.deepEqual(
      Buffer.from(all.shop.feed.get('feeds/v1/index.json')?.body ?? []),
      Buffer.from(newest ?? []),
    );
  });

  test(`${field}: the release tells that it was taken out, and verify finds nothing wrong`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-redacted-'));
    try {
      const all = await takenDown(field, filed);
      const key = [...all.shop.feed.keys()].find((one) => one.includes('releases/2/changes-')) ?? '';
      const { changes } = JSON.parse(Buffer.from(all.shop.feed.get(key)?.body ?? []).toString());
      assert.deepEqual(
        changes.map(({ op, code, old, new: now }: Record<string, unknown>) => [op, code, old, now]),
        [['redaction', field, null, null]],
      );
      const { redacted } = await redact(all);
      for (const [path, { body }] of all.shop.feed) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), body);
      }
      const { terminal, out } = fakeTerminal();
      assert.equal(
        await runGongkai(['verify', folder, '--release', 'all', '--lang', 'en'], terminal),
        0,
        out(),
      );
      assert.match(out(), /redacted: /);
      assert.ok(forms.length === 0 || redacted.files.some((path) => path.endsWith('.parquet')));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

for (const writes of [1, 4, 8]) {
  test(`a takedown that dies after ${writes} files is made good for by the next one`, async () => {
    const all = await takenDown(`raw:${CELL}`, [
      acceptedReport('1#a', IMPORTED),
      acceptedReport('1#b', AGAIN),
    ]);
    const redactor = redactorOf(all.shop);
    let left = writes;
    const dying: typeof redactor = {
      ...redactor,
      erasePublic: async (...file) => {
        if (left-- === 0) throw new Error('died');
        await redactor.erasePublic(...file);
      },
    };
    await assert.rejects(redact(all, dying), /died/);
    await redact(all);
    assert.deepEqual(await holdersOf('件，"甲"：', all.shop), []);
  });
}

const lines = (text: string) => text.split('\n');

test('receipt and plan of the upload lose what they quote, and nothing else', async () => {
  const all = await takenDown('section_1');
  const { ports, receipts, put } = all.shop;
  const upload = put('incoming/a/b.csv', '');
  const { receiptId } = FILED;
  const place = placeAt(7, 2, `概况：${SECRET}\n${'其余'.repeat(80)}`);
  const receipt: Receipt = {
    receiptId,
    status: 'accepted-with-warnings',
    upload: {
      ...upload,
      dataset: 'annual-reports',
      fileName: 'b.csv',
      receivedAt: all.taken.until,
      bytes: 0,
    },
    records: [],
    lines: { read: 0, header: 0, accepted: 0, rejected: 0, skipped: [] },
    counts: { error: 0, warning: 1, notice: 0 },
    findings: [
      {
        code: 'T3-BAL',
        severity: 'warning',
        message: { zh: `${place.cell} 为 ${place.value}`, en: `${place.cell} is ${place.value}` },
        fix: { zh: '请核对', en: 'Check it' },
        at: [place, placeAt(9, 3, '219')],
      },
      {
        code: 'N-TABLE',
        severity: 'warning',
        message: { zh: `第一部分是 1，表格中是 2：${SECRET}`, en: `The tables 2: ${SECRET}` },
        fix: { zh: '请核对', en: 'Check it' },
        at: [],
      },
    ],
    engine: { version: '1', ruleset: '1', context: '1' },
  };
  const long = `概况：${SECRET}\n${'其余'.repeat(80)}`;
  const filed = acceptedReport('1#a', { sections: { one: long } });
  all.shop.table.revisions.get(REPORT)?.set('1#a', filed);
  const plan = await ports.receipts.putPlan(receiptId, encodePlan({ receipt, records: [filed] }));
  await ports.state.beginAttempt(receiptId, upload);
  await ports.state.attachPlan(receiptId, plan);
  const printed = `${JSON.stringify(receiptDocument(receipt), null, 2)}\n`;
  const body = await ports.receipts.put(receiptId, printed);
  await ports.state.finish(receiptId, { status: receipt.status, body, units: [], plan });
  const { redacted } = await redact(all);
  assert.deepEqual([redacted.plans, redacted.receipts], [1, 1]);
  assert.ok(![...receipts.values()].some((text) => text.includes(SECRET)));
  const now = receipts.get(body) ?? '';
  assert.equal(now.split(TOMBSTONE).length - 1, 5, 'the value, and both sentences in both languages');
  assert.match(now, /"219"/);
  assert.equal(lines(now).length, lines(printed).length);
  assert.equal(lines(now).filter((line, at) => line !== lines(printed)[at]).length, 5, 'nothing else is');
  assert.deepEqual((await redact(all)).redacted, NOTHING);
});
