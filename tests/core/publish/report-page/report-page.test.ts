import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { FORMS, formById } from '../../../../core/forms/form.ts';
import type { PublishedReport } from '../../../../core/publish/published-report.ts';
import { pageIn } from '../../../../core/publish/report-page/page-language.ts';
import { pagePolicy } from '../../../../core/publish/report-page/page-policy.ts';
import { reportPage } from '../../../../core/publish/report-page/report-page.ts';
import type { ShownHistory } from '../../../../core/publish/report-page/revision-list.ts';
import { REPORT_STYLE } from '../../../../core/publish/report-page/report-style.ts';
import { readCase } from '../../../../scripts/samples/read-case.ts';
import { aReport } from '../shard-factory.ts';

const JSON_FILE = {
  path: `feeds/v1/years/2021/regions/419001/reports/419001-gov-office.2021-${'cd'.repeat(32)}.json`,
  sha256: 'cd'.repeat(32),
  bytes: 12345,
  media_type: 'application/json; charset=utf-8',
};
const SETTING = { licence: 'CC-BY-4.0', json: JSON_FILE };

const FIRST = { receivedAt: '2022-01-20T01:02:03Z', fileSha256: 'ab'.repeat(32) };
const HISTORY: ShownHistory = {
  file: { ...JSON_FILE, path: `feeds/v1/years/2021/regions/419001/histories/x-${'ef'.repeat(32)}.json` },
  revisions: [
    { revision: 1, kind: 'first', source: FIRST, reason: undefined, changes: [] },
    {
      revision: 2,
      kind: 'correction',
      source: { ...FIRST, receivedAt: '2022-02-20T01:02:03Z' },
      reason: '漏计一批文件',
      changes: [
        {
          code: 't2_normative_docs__in_force',
          old: { value: '178', status: 'reported' },
          new: { value: '219', status: 'reported' },
        },
        {
          code: 'section_1',
          old: { value: null, status: 'blank' },
          new: { value: '<b>', status: 'reported' },
        },
        {
          code: 'extra:<i>',
          old: { value: null, status: 'absent' },
          new: { value: '1', status: 'reported' },
        },
      ],
    },
  ],
};

/** All that a page may consist of, with the attributes that each may have. */
const ELEMENT =
  /^<(?:\/?(?:html|head|body|header|nav|main|title|style|script|h1|h2|h3|p|strong|small|section|span|div|dl|dt|dd|ul|ol|li|code|table|caption|thead|tbody|tr|th|td|a)|!doctype|meta|link)(?: (?:html|reversed|(?:lang|hreflang|class|charset|name|content|scope|id|role|tabindex|colspan|rowspan|rel|type|title|aria-label|aria-labelledby|value)="[^"<>]*"|href="(?:\/|#|https?:\/\/|mailto:)[^"<>]*"))*>$/;

test('the reference report shows its sections, its numbers under their own anchors, and where they come from', () => {
  const { cells, sections } = readCase('419001-jiyuan-gov-office-2021');
  const page = pageOf(aReport({ revision: 3, ...(sections && { sections }) }, cells));
  assert.match(page, /<td id="t3_new_received__natural"><a href="#t3_new_received__natural">21<\/a><\/td>/);
  assert.match(
    page,
    /<td id="t2_normative_docs__in_force"[^>]*><a href="#t2_normative_docs__in_force">219<\/a>/,
  );
  for (const text of [
    '第3版',
    '一、总体情况',
    '未收取信息处理费',
    'ab'.repeat(32),
    JSON_FILE.path,
    '其余为不予公开13件',
  ])
    assert.ok(page.includes(text), text);
  // Its text speaks of 178 documents, its table of 219.
  assert.match(page, /href="\/rules\.html#N-TABLE"/);
});

for (const form of FORMS)
  test(`every cell of the ${form.id} form has its anchor, once`, () => {
    const year = form.id === '2019' ? 2020 : 2021;
    const ids = [...pageOf(aReport({ year })).matchAll(/<td id="([^"]+)"/g)].map(([, id = '']) => id);
    assert.deepEqual(
      ids,
      form.items.map(({ code }) => code),
    );
  });

test('what is no number says why; an imported report says where it was published and what is wrong with it', () => {
  const page = pageOf(imported());
  assert.match(
    page,
    /<td id="t3_granted__total" class="flagged"><a href="#t3_granted__total"><span class="z" lang="zh-CN">空白<\/span>/,
  );
  assert.match(
    page,
    /<td id="t2_fees__amount_wan" colspan="3" class="flagged"><a href="#t2_fees__amount_wan">240万元<\/a>/,
  );
  assert.match(page, /<a class="flag" href="#f-CELL-BLANK-1" title="[^"]*没有填数[^"]*">CELL-BLANK<\/a>/);
  assert.match(page, /<li id="f-CELL-BLANK">/);
  assert.match(page, /<a href="https:\/\/example\.org\/2021\.html" rel="nofollow noreferrer external">/);
  assert.match(page, /本地行/);
  assert.match(page, /没有收到复函/);
});

test('an open finding says both sides, leads to its cells and has its answer, by whom', () => {
  const explained = {
    code: 'X-CARRY',
    severity: 'warning',
    items: ['t3_carried_in__total'],
    expected: '3',
    actual: '5',
    difference: '2',
    message: { zh: 't3_carried_in__total 与上年不符', en: 't3_carried_in__total is not last year’s' },
    explanation: { text: '机构合并，转入 2 件', by: '张三' },
  } as const;
  const page = pageOf(aReport({ openFindings: [explained] }));
  const flag = /<a class="flag" href="#f-X-CARRY-1" title="[^"]*与上年不符[^"]*">X-CARRY<span[^>]*>有说明/;
  assert.match(page, flag);
  assert.match(page, /<div class="found" id="f-X-CARRY-1"><p>.*<a href="#t3_carried_in__total"><code>/);
  assert.match(page, /应为<\/span>.*<strong>3<\/strong>.*报告为<\/span>.*<strong>5<\/strong>.*相差/);
  assert.match(page, /机构说明<\/span>.* · 张三<\/p><div class="text" lang="zh-CN"><p>机构合并，转入 2 件/);
  assertOnlyOurs(page);
});

test('many cells of one finding are counted in its sentence and named below it', () => {
  const items = ['natural', 'org_commercial', 'org_research'].map((column) => `t3_granted__${column}`);
  const blank = {
    code: 'CELL-BLANK',
    severity: 'warning',
    items,
    message: {
      zh: `${items.join(', ')}（予以公开）没有填数`,
      en: `${items.join(', ')} (granted): no number`,
    },
  } as const;
  const page = pageOf(aReport({ openFindings: [blank] }));
  assert.match(
    page,
    /lang="zh-CN">3 格（予以公开）没有填数<\/span> <span[^>]*>3 cells \(granted\): no number/,
  );
  for (const item of items) assert.match(page, new RegExp(`<li><a href="#${item}">`));
});

test('an explanation of what is not open is told as filed, and that nothing is open', () => {
  assert.match(pageOf(imported()), /现无此项疑点；机构随报告报送的说明.*没有收到复函/s);
});

test('revisions are told newest first, each with what it changed, before and after', () => {
  const page = reportPage(
    { report: aReport({ revision: 2 }), orgName: '某局' },
    { ...SETTING, history: HISTORY },
  );
  assert.match(page, /<a href="#revisions"><span[^>]*>第2版/);
  assert.ok(page.indexOf('id="revision-2"') < page.indexOf('id="revision-1"'));
  assert.match(page, /行政规范性文件·现行有效件数<\/span>.*<td>178<\/td><td>219<\/td>/);
  assert.match(page, /更正原因<\/span>.*漏计一批文件/);
  assert.match(page, /<td><span class="z" lang="zh-CN">空白<\/span>.*<td>&lt;b&gt;<\/td>/);
  assert.match(page, new RegExp(`href="/${HISTORY.file.path}"`));
  assertOnlyOurs(page);
});

test('a report that never changed says so', () => {
  assert.match(pageOf(aReport()), /第1版，报送后没有更正。/);
});

test('a source that is no address of the web does not become a link', () => {
  const given = imported({ provenance: { sourceUrl: 'javascript:alert(1)' } });
  assert.doesNotMatch(pageOf(given), /href="javascript/);
});

test('a text that was not filed is said not to be there', () => {
  assert.match(pageOf(aReport()), /报送的数据不含这一部分的文字/);
});

test('the English page is the same document in another language', () => {
  const page = pageOf(aReport());
  assert.ok(page.startsWith('<!doctype html>\n<html lang="zh-CN">'));
  const english = pageIn(page, 'en');
  assert.equal(english, page.replace('zh-CN', 'en'));
  assert.match(REPORT_STYLE, /html\[lang="zh-CN"\] \.e, html\[lang="en"\] \.z \{ display: none; \}/);
});

test('the policy allows the stylesheet of the page by its hash and no script', () => {
  const sha256 = (text: string) => hash('sha256', text, 'base64');
  const policy = pagePolicy(pageOf(aReport()), sha256);
  assert.match(
    policy,
    /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]+=*'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  assert.ok(policy.includes(sha256(REPORT_STYLE)));
});

test('search engines find a dataset with its licence, its period, its version and its files', () => {
  const dataset = datasetIn(pageOf(aReport({ revision: 2 })));
  assert.equal(dataset['@type'], 'Dataset');
  assert.equal(dataset.license, 'https://spdx.org/licenses/CC-BY-4.0');
  assert.equal(dataset.temporalCoverage, '2021-01-01/2021-12-31');
  assert.equal(dataset.version, '2');
  assert.equal(dataset.distribution[0].sha256, JSON_FILE.sha256);
  assert.equal(dataset.distribution[0].contentUrl, `/${JSON_FILE.path}`);
  assert.ok(dataset.description.length >= 50 && dataset.description.length <= 5000);
  assert.equal(dataset.variableMeasured.length, 28);
});

test('nothing that a sender wrote becomes markup, and a quote of theirs ends no script', () => {
  const hostile = '</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> "\'><b>';
  const given = imported({
    sections: { one: hostile, five: hostile, six: hostile },
    correctionReason: hostile,
    explanations: { 'T3-BAL': hostile },
    extras: [{ label: hostile, raw: hostile }],
    marks: { t3_granted__total: { status: 'text', raw: hostile } },
    provenance: { sourceUrl: `https://example.org/${hostile}`, retrievedAt: hostile },
  });
  assertOnlyOurs(pageOf(given, hostile));
});

test('any text at all leaves the elements of the page as they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assertOnlyOurs(
        pageOf(imported({ sections: { one: text }, extras: [{ label: text, raw: text }] }), text),
      );
    }),
    { numRuns: 40 },
  );
});

function pageOf(report: PublishedReport, orgName: string | null = '济源市人民政府办公室'): string {
  return reportPage({ report, orgName }, SETTING);
}

function imported(change: Partial<PublishedReport> = {}): PublishedReport {
  const form = formById('2021');
  const without = ['t3_granted__total', 't2_fees__amount_wan'];
  return aReport({
    values: form.items.map(({ code }) => (without.includes(code) ? null : '0')),
    provenance: { sourceUrl: 'https://example.org/2021.html', retrievedAt: '2024-05-01' },
    extras: [{ label: '本地行', raw: '12' }],
    explanations: { 'X-CARRY': '没有收到复函' },
    ...change,
    marks: {
      t3_granted__total: { status: 'blank' },
      t2_fees__amount_wan: { status: 'text', raw: '240万元' },
      ...change.marks,
    },
  });
}

function assertOnlyOurs(page: string): void {
  const dataset = datasetIn(page);
  assert.equal(dataset['@type'], 'Dataset');
  const rest = page
    .replace(/<script type="application\/ld\+json">.*?<\/script>/s, '')
    .replace(/<style>.*?<\/style>/s, '');
  assert.doesNotMatch(rest, /<script|<!--|<img|<b>/);
  for (const [element] of rest.matchAll(/<[^>]*>?/g)) assert.match(element, ELEMENT);
}

function datasetIn(page: string) {
  const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(text);
}
