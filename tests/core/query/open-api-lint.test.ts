import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { openApi } from '../../../core/query/open-api.ts';

/** The recommended rules; nobody has to log in here, and a POST that makes nothing is answered by 200. */
const RULES = { extends: ['recommended' as const], rules: { 'security-defined': 'off' as const } };

test('the description keeps the rules for OpenAPI documents', async () => {
  assert.deepEqual(await problemsOf(openApi()), []);
});

test('a description that breaks them is noticed', async () => {
  const { info: _left, ...rest } = openApi();
  const found = await problemsOf(rest);
  assert.ok(found.length > 0);
  assert.match(found.join('\n'), /info/);
});

async function problemsOf(document: object): Promise<readonly string[]> {
  const config = await createConfig(RULES);
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`,
  );
}
