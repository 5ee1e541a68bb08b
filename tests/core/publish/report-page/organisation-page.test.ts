import assert from 'node:assert/strict';
import { test } from 'node:test';
import { organisationPage, relatedIds } from '../../../../core/publish/report-page/organisation-page.ts';
import type { PublishedOrganisation } from '../../../../core/publish/published-organisation.ts';
import { anOrganisation } from '../shard-factory.ts';

const PARENT = '419001-gov';
const NAME_ZH = '济源市人民政府';

test('whom the page names are the parent and the successor, as far as the row has them', () => {
  assert.deepEqual(relatedIds(anOrganisation()), []);
  assert.deepEqual(relatedIds(anOrganisation({ parent: PARENT })), [PARENT]);
  assert.deepEqual(relatedIds(anOrganisation({ parent: PARENT, successor: 'b' })), [PARENT, 'b']);
});

test('the parent is told by its name in the language of the page and its id, and leads to its page', () => {
  const named = `<span class="z" lang="zh-CN">${NAME_ZH}</span> <span class="e" lang="en">Government of Jiyuan</span>`;
  const page = pageBelow(government({ nameEn: 'Government of Jiyuan' }));
  assert.ok(page.includes(`<a href="/organisations/${PARENT}">${named} <code>${PARENT}</code></a>`));
});

test('a parent without an English name has its Chinese one in both languages', () => {
  const page = pageBelow(government());
  assert.ok(
    page.includes(
      `<a href="/organisations/${PARENT}"><span lang="zh-CN">${NAME_ZH}</span> <code>${PARENT}</code></a>`,
    ),
  );
});

test('a parent that the register does not hold is told by its id', () => {
  assert.ok(pageBelow().includes(`<a href="/organisations/${PARENT}"><code>${PARENT}</code></a>`));
});

function government(given: Partial<PublishedOrganisation> = {}): PublishedOrganisation {
  return anOrganisation({ orgId: PARENT, nameZh: NAME_ZH, kind: 'government', ...given });
}

/** The page of an office that has a parent, of which the register holds this row or none. */
function pageBelow(row?: PublishedOrganisation): string {
  return organisationPage({
    orgId: '419001-gov-office',
    organisation: anOrganisation({ parent: PARENT }),
    related: new Map(row === undefined ? [] : [[PARENT, row]]),
    reports: [],
    lastYear: 2021,
    licence: 'CC-BY-4.0',
  });
}
