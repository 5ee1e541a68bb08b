import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { FORM_2021 } from '../../../core/forms/form.ts';
import { guardFormula } from '../../../core/publish/csv-text.ts';
import { parseIndex } from '../../../core/publish/parse-index.ts';
import type { PublishedReport } from '../../../core/publish/published-report.ts';
import { renderShard, type RenderedShard } from '../../../core/publish/render-shard.ts';
import type { Shard } from '../../../core/publish/shard.ts';
import { readCase } from '../../../scripts/samples/read-case.ts';
import { anOrganisation, aReport, aShard, sha256, textOf } from './shard-factory.ts';
import { roundOf } from '../../functions/records.ts';

const jiyuan = aReport({}, readCase('419001-jiyuan-gov-office-2021').cells);

test('the long CSV has a row a cell, with its value, unit and status', () => {
  const rows = linesOf(aShard([jiyuan]), 'observations-');
  assert.equal(rows[0], 'report_id,org_id,region,year,form,code,value,unit,status,flags,revision,raw');
  const start = '419001-gov-office.2021,419001-gov-office,419001,2021,2021';
  assert.equal(rows[1], `${start},t2_regulations__issued,0,件,reported,,1,`);
  assert.equal(rows[6], `${start},t2_normative_docs__in_force,219,件,reported,,1,`);
  assert.equal(rows[10], `${start},t2_fees__amount_wan,0,万元,reported,,1,`);
  assert.equal(rows[11], `${start},t3_new_received__natural,21,件,reported,,1,`);
  assert.equal(rows.length, 1 + 200 + 1);
  assert.equal(rows.at(-1), '');
});

test('the wide CSV has a row a report and a column an item', () => {
  const rows = linesOf(aShard([jiyuan]), 'regions/419001/reports-', '.csv');
  const codes = FORM_2021.items.map(({ code }) => code);
  assert.equal(rows[0], `report_id,org_id,org_name,region,year,form,revision,${codes.join(',')}`);
  assert.match(
    rows[1] ?? '',
    /^419001-gov-office\.2021,419001-gov-office,济源市人民政府办公室,419001,2021,2021,1,0,0,0,18,32,219,0,0,0,0,21,0,/,
  );
  assert.equal(rows.length, 3);
});

test('it names what is open about each, and the items that the long table flags', () => {
  const broken = aReport({}, { t3_carried_in__natural: '5' });
  const openFindings = ['X-CARRY', 'O-SIZE', 'X-CARRY'].map((code, at) => ({
    code,
    severity: 'warning' as const,
    items: at === 1 ? [] : ['t3_carried_in__natural'],
    message: { zh: code, en: code },
  }));
  const document = jsonOf(aShard([{ ...broken, openFindings }]), 'regions/419001/reports-', '.json');
  assert.deepEqual((document.reports as readonly { readonly findings: unknown }[])[0]?.findings, {
    'X-CARRY': ['t3_carried_in__natural'],
    'O-SIZE': [],
  });
});

test('the JSON of all reports says the codes once and the values in their order', () => {
  const document = jsonOf(aShard([jiyuan]), 'regions/419001/reports-', '.json');
  assert.deepEqual(
    { ...document, codes: [], reports: [] },
    { schema: 1, year: 2021, region: '419001', licence: 'CC-BY-4.0', form: '2021', codes: [], reports: [] },
  );
  assert.deepEqual(
    document.codes,
    FORM_2021.items.map(({ code }) => code),
  );
  assert.deepEqual(document.reports, [
    {
      report_id: '419001-gov-office.2021',
      org_id: '419001-gov-office',
      org_name: '济源市人民政府办公室',
      revision: 1,
      form: '2021',
      source: {
        file_sha256: jiyuan.source.fileSha256,
        received_at: jiyuan.source.receivedAt,
        receipt_status: jiyuan.source.status,
      },
      provenance: null,
      values: jiyuan.values,
      statuses: {},
      raw: {},
      findings: {},
    },
  ]);
});

test('the JSON of one report is whole', () => {
  const report = aReport({
    revision: 3,
    marks: { t2_fees__amount_wan: { status: 'reported', raw: '１２．５０' } },
    values: FORM_2021.items.map(({ code }) => (code === 't2_fees__amount_wan' ? '12.50' : '0')),
    sections: { one: '总体情况', six: '未收取信息处理费' },
    correctionReason: '更正收费金额',
    explanations: { 'T2-FLOOR': '次年生效', 'O-OUTLIER': '机构合并' },
  });
  const { cells, ...rest } = jsonOf(aShard([report]), '/reports/');
  assert.deepEqual(rest, {
    schema: 1,
    licence: 'CC-BY-4.0',
    report_id: '419001-gov-office.2021',
    org_id: '419001-gov-office',
    org_name: '济源市人民政府办公室',
    region: '419001',
    year: 2021,
    form: '2021',
    form_basis: '国办公开办函〔2021〕30号',
    revision: 3,
    source: {
      file_sha256: 'ab'.repeat(32),
      received_at: '2022-01-20T01:02:03Z',
      receipt_status: 'accepted',
    },
    provenance: null,
    extras: [],
    open_findings: [],
    sections: { section_1: '总体情况', section_5: null, section_6: '未收取信息处理费' },
    correction_reason: '更正收费金额',
    explanations: { 'O-OUTLIER': '机构合并', 'T2-FLOOR': '次年生效' },
  });
  assert.equal(cells.length, 200);
  assert.deepEqual(cells[0], { code: 't2_regulations__issued', value: '0', status: 'reported' });
  assert.deepEqual(cells[9], {
    code: 't2_fees__amount_wan',
    value: '12.50',
    status: 'reported',
    raw: '１２．５０',
  });
});

test('blank, zero and not applicable stay three different things in every format', () => {
  const [blank, zero, none] = FORM_2021.items.map(({ code }) => code);
  assert.ok(blank !== undefined && zero !== undefined && none !== undefined);
  const report = aReport(
    { marks: { [none]: { status: 'not_applicable', raw: '/' }, [blank]: { status: 'blank' } } },
    { [blank]: null, [none]: null },
  );
  const shard = aShard([report]);
  assert.deepEqual(
    linesOf(shard, 'observations-')
      .slice(1, 4)
      .map((line) => line.split(',').slice(5, 9)),
    [
      [blank, '', '件', 'blank'],
      [zero, '0', '件', 'reported'],
      [none, '', '件', 'not_applicable'],
    ],
  );
  assert.deepEqual(linesOf(shard, 'regions/419001/reports-', '.csv')[1]?.split(',').slice(7, 10), [
    '',
    '0',
    '',
  ]);
  const [compact] = jsonOf(shard, 'regions/419001/reports-', '.json').reports;
  assert.deepEqual(compact.values.slice(0, 3), [null, '0', null]);
  assert.deepEqual(compact.statuses, { [blank]: 'blank', [none]: 'not_applicable' });
  assert.deepEqual(jsonOf(shard, '/reports/').cells.slice(0, 3), [
    { code: blank, value: null, status: 'blank' },
    { code: zero, value: '0', status: 'reported' },
    { code: none, value: null, status: 'not_applicable', raw: '/' },
  ]);
});

test('an organisation that the register does not hold is nameless, not lost', () => {
  const shard = aShard([aReport()], []);
  assert.equal(jsonOf(shard, '/reports/').org_name, null);
  assert.equal(linesOf(shard, 'regions/419001/reports-', '.csv')[1]?.split(',')[2], '');
});

test('a shard without reports has headers and no rows', () => {
  const { manifest, entry } = renderShard(aShard([]), sha256);
  const document = JSON.parse(textOf(manifest.body));
  assert.deepEqual(
    document.files.map((file: { rows: number }) => file.rows),
    [0, 0, 0],
  );
  assert.deepEqual([entry.version, entry.reports], [1, 0]);
});

test('line and paragraph separators are escaped in JSON, and only there', () => {
  const shard = aShard([aReport({ sections: { one: 'a\u2028b\u2029c' } })]);
  const text = fileOf(shard, '/reports/');
  assert.ok(text.includes('a\\u2028b\\u2029c'));
  assert.equal(JSON.parse(text).sections.section_1, 'a\u2028b\u2029c');
});

test('the manifest names every file with the hash and length of its bytes', () => {
  const other = aReport({ orgId: '419001-tax', revision: 4 });
  const { files, manifest, entry } = renderShard(aShard([other, jiyuan]), sha256);
  const document = parseIndex.manifest(manifest.body);
  assert.deepEqual(document, JSON.parse(textOf(manifest.body)));
  const pages = document.reports.map(({ page }) => page);
  const named = [document.rollup, ...document.files, ...document.reports, ...pages];
  assert.deepEqual(new Set(named.map(({ path }) => path)), new Set(files.map(({ key }) => key)));
  assert.equal(named.length, files.length);
  for (const { path, sha256: stated, bytes, media_type } of named) {
    const file = files.find(({ key }) => key === path);
    assert.ok(file);
    assert.deepEqual([stated, bytes, media_type], [sha256(file.body), file.body.length, file.mediaType]);
    assert.ok(path.includes(stated));
  }
  assert.deepEqual(
    document.files.map(({ name, rows }) => [name, rows]),
    [
      ['observations.csv', 400],
      ['reports.csv', 2],
      ['reports.json', 2],
    ],
  );
  assert.deepEqual(
    document.reports.map(({ report_id, revision }) => [report_id, revision]),
    [
      ['419001-gov-office.2021', 1],
      ['419001-tax.2021', 4],
    ],
  );
  assert.deepEqual([entry.path, entry.sha256], [manifest.key, sha256(manifest.body)]);
});

test('the version is the sum of the revisions of reports, of the region’s organisations and of the rounds about it', () => {
  const rounds = [roundOf(2021, ''), roundOf(2021, '4190'), roundOf(2021, '42')];
  const plain = aShard(
    [aReport({ revision: 2 }), aReport({ orgId: '419001-tax', revision: 3 })],
    [anOrganisation({ revision: 5 }), anOrganisation({ orgId: '419001-silent', revision: 100 })],
  );
  const shard = { ...plain, rounds: rounds.map((round) => ({ ...round, revision: 1000 })) };
  assert.equal(renderShard(shard, sha256).entry.version, 2 + 3 + 5 + 100 + 2000);
});

const UNSOUND = [
  { what: 'a report of another year', report: aReport({ year: 2022 }), because: /is not of 419001 and 2021/ },
  {
    what: 'a report of another region',
    report: aReport({ orgId: '321300-gov' }),
    because: /is not of 419001 and 2021/,
  },
  { what: 'a report under another id', report: aReport({ reportId: 'x.2021' }), because: /is not of/ },
  {
    what: 'a report on another form',
    report: aReport({ form: '2019' }),
    because: /was filed on the 2019 form/,
  },
  { what: 'a report with a cell too few', report: aReport({ values: ['0'] }), because: /200 cells/ },
  {
    what: 'a value that is no number',
    report: withFirst('1,5'),
    because: /no sound value for t2_regulations/,
  },
  { what: 'a value with an exponent', report: withFirst('1e3'), because: /no sound value/ },
  { what: 'a null that no mark explains', report: withFirst(null), because: /no sound value/ },
  {
    what: 'a number where a mark says that there is none',
    report: aReport({ marks: { t2_regulations__issued: { status: 'blank' } } }),
    because: /no sound value/,
  },
];

for (const { what, report, because } of UNSOUND) {
  test(`${what} is a fault and is not published`, () => {
    assert.throws(() => renderShard(aShard([report]), sha256), { name: 'FeedFault', message: because });
  });
}

test('a report that stands twice is a fault', () => {
  assert.throws(() => renderShard(aShard([aReport(), aReport()]), sha256), /stands twice/);
});

test('a year without a form is a fault', () => {
  assert.throws(() => renderShard({ ...aShard([]), year: 2018 }, sha256), /no form is prescribed for 2018/);
});

// A failure here prints its seed; to shrink reports of 200 cells would take minutes.
test('any order of the state gives the same bytes', () => {
  fc.assert(
    fc.property(anyShard(), (shard) => {
      const opposite = {
        ...shard,
        reports: shard.reports.toReversed().map(turnMembers),
        organisations: new Map([...shard.organisations].reverse()),
      };
      assert.deepEqual(namesOf(opposite), namesOf(shard));
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

test('published CSV and JSON parse back to the same reports', () => {
  fc.assert(
    fc.property(anyShard(), (shard) => {
      for (const report of shard.reports) assertPublished(report, shard);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

function assertPublished(report: PublishedReport, shard: Shard): void {
  const long = tableOf(shard, 'observations-').filter((row) => row['report_id'] === report.reportId);
  assert.deepEqual(
    long.map((row) => [row['code'], row['value'], row['status'], row['revision']]),
    FORM_2021.items.map(({ code }, position) => [
      code,
      report.values[position] ?? '',
      report.marks[code]?.status ?? 'reported',
      String(report.revision),
    ]),
  );
  const wide = tableOf(shard, 'regions/419001/reports-', '.csv').find(
    (row) => row['report_id'] === report.reportId,
  );
  const name = shard.organisations.get(report.orgId)?.nameZh ?? '';
  assert.equal(wide?.['org_name'], guardFormula(name));
  FORM_2021.items.forEach(({ code }, position) => assert.equal(wide[code], report.values[position] ?? ''));
  const whole = jsonOf(shard, `/reports/${report.reportId}-`);
  assert.equal(whole.org_name, name);
  assert.equal(whole.sections.section_1, report.sections.one ?? null);
  assert.deepEqual(
    whole.cells.map((cell: { value: string | null }) => cell.value),
    report.values,
  );
}

function anyShard(): fc.Arbitrary<Shard> {
  const ids = fc.uniqueArray(fc.stringMatching(/^419001-[a-z0-9-]{2,6}$/), { minLength: 1, maxLength: 4 });
  return ids.chain((orgIds) =>
    fc
      .tuple(fc.tuple(...orgIds.map(anyReport)), fc.tuple(...orgIds.map(anyOrganisation)))
      .map(([reports, organisations]) => aShard(reports, organisations)),
  );
}

function anyReport(orgId: string): fc.Arbitrary<PublishedReport> {
  const number = fc.oneof(fc.nat().map(String), fc.stringMatching(/^-?[0-9]{1,20}\.[0-9]{1,20}$/));
  const cell = fc.oneof({ weight: 5, arbitrary: number }, { weight: 1, arbitrary: fc.constant(null) });
  const values = fc.array(cell, { minLength: 200, maxLength: 200 });
  const status = fc.constantFrom('blank' as const, 'not_applicable' as const, 'text' as const);
  const text = fc.string({ unit: 'binary' });
  return fc
    .record({ values, status, text, revision: fc.integer({ min: 1, max: 9 }) })
    .map(({ values: numbers, status: why, text: one, revision }) => {
      const marks = FORM_2021.items.flatMap(({ code }, at) =>
        numbers[at] === null ? [[code, { status: why, raw: one }] as const] : [],
      );
      return aReport({
        orgId,
        revision,
        values: numbers,
        marks: Object.fromEntries(marks),
        sections: { one },
        explanations: { 'X-CARRY': one, 'O-OUTLIER': '机构合并' },
      });
    });
}

function anyOrganisation(orgId: string) {
  return fc.string({ unit: 'binary' }).map((nameZh) => anOrganisation({ orgId, nameZh }));
}

/** Names carry the hash of the bytes: equal names are equal bytes. */
function namesOf(shard: Shard): readonly string[] {
  const { files, manifest } = renderShard(shard, sha256);
  return [...files, manifest].map(({ key }) => key);
}

/** The same report with the members of its records put in the opposite order. */
function turnMembers(report: PublishedReport): PublishedReport {
  return { ...report, marks: turned(report.marks), explanations: turned(report.explanations) };
}

function turned<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).toReversed());
}

function withFirst(value: string | null): PublishedReport {
  return aReport({}, { t2_regulations__issued: value });
}

function fileOf(shard: Shard, part: string, ending = ''): string {
  const file = rendered(shard).files.find(({ key }) => key.includes(part) && key.endsWith(ending));
  assert.ok(file, `a file ${part}*${ending}`);
  return textOf(file.body);
}

const memory = new WeakMap<Shard, RenderedShard>();

function rendered(shard: Shard): RenderedShard {
  const known = memory.get(shard) ?? renderShard(shard, sha256);
  memory.set(shard, known);
  return known;
}

function linesOf(shard: Shard, part: string, ending = ''): readonly string[] {
  return fileOf(shard, part, ending).split('\r\n');
}

function tableOf(shard: Shard, part: string, ending = ''): readonly Record<string, string>[] {
  const { data, errors } = Papa.parse<string[]>(fileOf(shard, part, ending).replace(/\r\n$/, ''), {
    delimiter: ',',
    newline: '\r\n',
  });
  assert.deepEqual(errors, []);
  const [header = [], ...rows] = data;
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

function jsonOf(shard: Shard, part: string, ending = '') {
  return JSON.parse(fileOf(shard, part, ending));
}
