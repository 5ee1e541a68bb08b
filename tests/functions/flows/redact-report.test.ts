import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { runGongkai } from '../../../cli/run-gongkai.ts';
import { TOMBSTONE } from '../../../core/forms/redaction.ts';
import { coreRedactionPress } from '../../../functions/core-redaction-press.ts';
import { cutRelease } from '../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { receiveUpload } from '../../../functions/flows/receive-upload.ts';
import { redactReport, type Redactor } from '../../../functions/flows/redact-report.ts';
import { readNamed } from '../../../functions/http/released/released-state.ts';
import { fakeTerminal } from '../../cli/fake-terminal.ts';
import { acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';

const REPORT = '419001-gov-office.2021';
const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;
const REGISTER = { kind: 'organisations' } as const;
const SECRET = '张三，身份信息若干';
type Shop = ReturnType<typeof workshop>;

/** A report with a text that has to go, released; then a takedown of it, released too. */
async function takenDown(field: string) {
  const shop = workshop();
  const { ports, take } = shop;
  const texts = {
    sections: { one: `概况：${SECRET}`, six: '其他' },
    correctionReason: `更正：${SECRET}`,
    explanations: { 'X-CARRY': `说明：${SECRET}` },
  };
  await take([
    acceptedRow('1#a'),
    acceptedReport('1#a', texts),
    acceptedReport('1#a', { orgId: '419001-z9' }),
  ]);
  await publishUnits([SHARD, REGISTER], ports);
  await cutRelease('daily', shop.releasePorts());
  const decision = { schema: 1, kind: 'takedowns', report_id: REPORT, field, by: '办公室' };
  const message = shop.put('decisions/takedowns/1.json', JSON.stringify(decision));
  await receiveUpload(message, ports);
  await publishUnits([SHARD], ports);
  await cutRelease('command', shop.releasePorts());
  const until = shop.bucket[0]?.version.lastModified ?? '';
  return { shop, taken: { reportId: REPORT, field, until } };
}

function redactorOf({ table, receipts, feed }: Shop, purged: string[]): Redactor {
  return {
    rewriteRevision: async (record) => {
      table.revisions.get(REPORT)?.set(record.token, record);
    },
    readPrivate: async (key) => receipts.get(key),
    erasePrivate: async (key, body) => void receipts.set(key, body),
    erasePublic: async (key, body) => void feed.set(key, { body, etag: '"redacted"' }),
    purge: async (paths) => void purged.push(...paths),
  };
}

async function redact({ shop, taken }: Awaited<ReturnType<typeof takenDown>>) {
  const purged: string[] = [];
  const ports = {
    state: shop.ports.state,
    feed: shop.ports.feed,
    redactor: redactorOf(shop, purged),
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
    assert.deepEqual(new Set(purged), new Set([...redacted.files, 'feeds/v1/redactions.json']));
  });

  test(`${field}: done again, nothing more is to do`, async () => {
    const all = await takenDown(field);
    await redact(all);
    const feed = new Map(all.shop.feed);
    assert.deepEqual((await redact(all)).redacted, { revisions: 0, plans: 0, files: [], uploads: [] });
    assert.deepEqual(all.shop.feed, feed);
  });
}

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
