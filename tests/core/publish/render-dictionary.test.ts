import assert from 'node:assert/strict';
import { test } from 'node:test';
import Papa from 'papaparse';
import type { RenderedDictionary } from '../../../core/publish/render-dictionary.ts';
import { renderItems } from '../../../core/publish/render-items.ts';
import { renderOrganisations } from '../../../core/publish/render-organisations.ts';
import { anOrganisation, sha256, textOf } from './shard-factory.ts';

const licence = 'CC-BY-4.0';

test('the register is published in the order of its ids', () => {
  const organisations = [
    anOrganisation({
      orgId: '419001-tax',
      nameZh: '税务局',
      kind: 'department',
      parent: '419001-gov',
      validTo: '2023-12-31',
      revision: 2,
    }),
    anOrganisation({ orgId: '419001-gov-office', nameEn: 'General Office, Jiyuan' }),
  ];
  const [csv, json] = textsOf(renderOrganisations({ organisations, licence }, sha256));
  assert.equal(
    csv,
    [
      'org_id,name_zh,name_en,kind,region,parent,valid_from,valid_to,credit_code,level,region_edition,former_names,successor,event,event_date,revision',
      '419001-gov-office,济源市人民政府办公室,"General Office, Jiyuan",office,419001,,2019-01-01,,,,,,,,,1',
      '419001-tax,税务局,,department,419001,419001-gov,2019-01-01,2023-12-31,,,,,,,,2',
      '',
    ].join('\r\n'),
  );
  assert.deepEqual(JSON.parse(json ?? ''), {
    schema: 1,
    licence,
    organisations: [
      {
        org_id: '419001-gov-office',
        name_zh: '济源市人民政府办公室',
        name_en: 'General Office, Jiyuan',
        kind: 'office',
        region: '419001',
        parent: null,
        valid_from: '2019-01-01',
        valid_to: null,
        credit_code: null,
        level: null,
        region_edition: null,
        former_names: null,
        successor: null,
        event: null,
        event_date: null,
        revision: 1,
      },
      {
        org_id: '419001-tax',
        name_zh: '税务局',
        name_en: null,
        kind: 'department',
        region: '419001',
        parent: '419001-gov',
        valid_from: '2019-01-01',
        valid_to: '2023-12-31',
        credit_code: null,
        level: null,
        region_edition: null,
        former_names: null,
        successor: null,
        event: null,
        event_date: null,
        revision: 2,
      },
    ],
  });
});

test("a name cannot start a formula in the register's CSV and stays what it is in its JSON", () => {
  const organisations = [anOrganisation({ nameZh: '=1+1' })];
  const [csv, json] = textsOf(renderOrganisations({ organisations, licence }, sha256));
  assert.match(csv ?? '', /\r\n419001-gov-office,'=1\+1,/);
  assert.equal(JSON.parse(json ?? '').organisations[0].name_zh, '=1+1');
});

test('any order of the register gives the same bytes', () => {
  const organisations = ['419001-a1', '419001-b1', '321300-c1'].map((orgId) => anOrganisation({ orgId }));
  assert.deepEqual(
    renderOrganisations({ organisations: organisations.toReversed(), licence }, sha256),
    renderOrganisations({ organisations, licence }, sha256),
  );
});

test('the dictionary of items holds each code of both forms once', () => {
  const [csv, json] = textsOf(renderItems(sha256));
  const { data, errors } = Papa.parse<Record<string, string>>((csv ?? '').trimEnd(), { header: true });
  assert.deepEqual(errors, []);
  assert.equal(new Set(data.map((row) => row['code'])).size, 226);
  const { items, forms } = JSON.parse(json ?? '');
  assert.deepEqual(
    data,
    items.map((item: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(item).map(([name, value]) => [name, [value].flat().join(' ')])),
    ),
  );
  assert.deepEqual(
    forms.map(({ form }: { form: string }) => form),
    ['2019', '2021'],
  );
});

const FORMS_OF_ITEMS = [
  { code: 't2_normative_docs__in_force', forms: '2021' },
  { code: 't2_procurement__amount', forms: '2019' },
  { code: 't2_licensing__decisions', forms: '2019 2021' },
  { code: 't3_other_processing__total', forms: '2019' },
  { code: 't4_review__upheld', forms: '2019 2021' },
];

for (const { code, forms } of FORMS_OF_ITEMS) {
  test(`${code} stands in the forms ${forms}`, () => {
    const [csv] = textsOf(renderItems(sha256));
    const line = (csv ?? '').split('\r\n').find((row) => row.startsWith(`${code},`));
    assert.ok(line?.endsWith(`,${forms}`), line);
  });
}

test("an item of both forms has the newer form's words, and the newer form comes first", () => {
  const [, json] = textsOf(renderItems(sha256));
  const { items } = JSON.parse(json ?? '');
  const decisions = items.find(({ code }: { code: string }) => code === 't2_licensing__decisions');
  assert.equal(decisions.zh_column, '本年处理决定数量');
  assert.equal(items[0].code, 't2_regulations__issued');
});

test('each file of a dictionary has its entry', () => {
  const { files, entries } = renderItems(sha256);
  assert.deepEqual(
    entries.map(({ path, sha256: stated, bytes }) => [path, stated, bytes]),
    files.map(({ key, body }) => [key, sha256(body), body.length]),
  );
});

function textsOf({ files }: RenderedDictionary): readonly string[] {
  return files.map(({ body }) => textOf(body));
}
