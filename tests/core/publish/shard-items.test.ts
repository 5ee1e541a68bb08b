import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORM_2019, FORM_2021 } from '../../../core/forms/form.ts';
import { renderShard } from '../../../core/publish/render-shard.ts';
import { aReport, aShard, anOrganisation, sha256, textOf } from './shard-factory.ts';

const OLD = aReport({
  orgId: '419001-street',
  reportId: '419001-street.2021',
  form: '2019',
  values: FORM_2019.items.map(({ code }) => (code === 't2_licensing__items_prev' ? '12' : '0')),
  marks: {},
  provenance: { sourceUrl: 'https://example.org/a' },
  extras: [{ label: '其他', raw: '9' }],
});
const shard = aShard([aReport(), OLD], [anOrganisation()]);
const files = renderShard(shard, sha256).files;

function fileOf(name: string): string {
  const found = files.find(({ key }) => key.includes(`/${name}-`));
  assert.ok(found);
  return textOf(found.body);
}

test('a report that was published on the other form stands in the tables of its year with its own cells', () => {
  const [header = '', filed = '', old = ''] = fileOf('reports').split('\r\n');
  const at = header.split(',').indexOf('t2_licensing__items_prev');
  assert.equal(header.split(',').length, 7 + 226);
  assert.equal(old.split(',')[at], '12');
  assert.equal(filed.split(',')[at], '');
  assert.equal(
    old.split(',')[7 + FORM_2021.items.findIndex(({ code }) => code === 't2_fees__amount_wan')],
    '',
  );
});

test('the long table has the cells of the form that each report used', () => {
  const rows = fileOf('observations').split('\r\n');
  assert.equal(rows.filter((row) => row.startsWith('419001-street.')).length, 198);
  assert.ok(rows.some((row) => row.includes(',2021,2019,t2_licensing__items_prev,12,项,reported,,1,')));
});

test('one report tells its provenance, its extras and the flaws of its publication', () => {
  const file = files.find(({ key }) => key.includes('/reports/419001-street.'));
  assert.ok(file);
  const document = JSON.parse(textOf(file.body));
  assert.deepEqual(document.provenance, {
    source_url: 'https://example.org/a',
    source_sha256: null,
    retrieved_at: null,
  });
  assert.deepEqual(document.extras, [{ label: '其他', raw: '9' }]);
  assert.deepEqual(
    document.open_findings.map(({ code }: { readonly code: string }) => code),
    ['P-FORM'],
  );
});
