import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { findViolations } from './architecture/find-violations.ts';
import { readSources, sourceFile } from './architecture/read-sources.ts';

test('every import keeps the rules of docs/architecture.md', () => {
  const sources = readSources(dirname(import.meta.dirname));
  assert.ok(sources.some(({ path }) => path === 'core/index.ts'));
  assert.ok(sources.some(({ path }) => path === 'tests/architecture.test.ts'));
  const told = findViolations(sources).map(
    ({ path, rule, instead }) => `${path}: ${rule}. Instead: ${instead}.`,
  );
  assert.equal(told.length, 0, `\n${told.join('\n')}\n`);
});

const PLANTED = [
  {
    what: 'a stage that imports a later one',
    files: { 'core/intake/a.ts': "import type { B } from '../judge/b.ts';" },
    rule: /core\/intake imports core\/judge\/b\.ts, which comes later/,
  },
  {
    what: 'a stage that imports what puts the stages together',
    files: { 'core/judge/a.ts': "import { judgeUpload } from '../index.ts';" },
    rule: /core\/judge imports core\/index\.ts/,
  },
  {
    what: 'an import over several lines',
    files: { 'core/forms/a.ts': "import {\n  one,\n  two,\n} from '../findings/b.ts';" },
    rule: /core\/forms imports core\/findings/,
  },
  {
    what: 'a re-export of a later stage',
    files: { 'core/forms/a.ts': "export { b } from '../query/b.ts';" },
    rule: /core\/forms imports core\/query/,
  },
  {
    what: 'an import made while running',
    files: { 'core/forms/a.ts': "const b = await import('../query/b.ts');" },
    rule: /core\/forms imports core\/query/,
  },
  {
    what: 'a module of Node in the engine',
    files: { 'core/publish/a.ts': "import { createHash } from 'node:crypto';" },
    rule: /reaches outside itself by node:crypto/,
  },
  {
    what: 'a clock in the engine',
    files: { 'core/publish/a.ts': 'export const now = () => Date.now();' },
    rule: /reaches outside itself by Date\.now/,
  },
  {
    what: 'papaparse outside intake',
    files: { 'core/publish/a.ts': "import Papa from 'papaparse';" },
    rule: /papaparse is not used here/,
  },
  {
    what: 'papaparse in a function',
    files: { 'functions/flows/a.ts': "import Papa from 'papaparse';" },
    rule: /papaparse is not used here/,
  },
  {
    what: 'a package that the engine does not know',
    files: { 'core/judge/a.ts': "import _ from 'lodash';" },
    rule: /lodash is not used here/,
  },
  {
    what: 'an engine that imports a function',
    files: { 'core/index.ts': "import { ports } from '../functions/ports.ts';" },
    rule: /core\/ imports functions\/ports\.ts; it may import itself/,
  },
  {
    what: 'the AWS SDK in a flow',
    files: { 'functions/flows/a.ts': "import { S3Client } from '@aws-sdk/client-s3';" },
    rule: /@aws-sdk\/client-s3 is imported outside functions\/adapters/,
  },
  {
    what: 'an adapter in a flow',
    files: { 'functions/flows/a.ts': "import { table } from '../adapters/table.ts';" },
    rule: /a flow imports functions\/adapters\/table\.ts/,
  },
  {
    what: 'infra that imports more than the names of variables',
    files: { 'infra/a.ts': "import type { Ports } from '../functions/ports.ts';" },
    rule: /infra\/ imports functions\/ports\.ts; it may import itself and functions\/environment\.ts/,
  },
  {
    what: 'a local stack that imports what ships',
    files: { 'local/start.ts': "import { handler } from '../functions/handlers/intake.ts';" },
    rule: /local\/ imports functions\/handlers\/intake\.ts; it may import itself/,
  },
  {
    what: 'a page that imports a function',
    files: { 'site/check/a.ts': "import { ports } from '../../functions/ports.ts';" },
    rule: /site\/ imports functions\/ports\.ts; it may import itself and core\//,
  },
  {
    what: 'a page that imports another page',
    files: { 'site/explorer/a.ts': "import { draw } from '../check/draw.ts';" },
    rule: /the page explorer imports site\/check\/draw\.ts/,
  },
  {
    what: 'what ships importing tests',
    files: { 'functions/a.ts': "import { aReport } from '../tests/factory.ts';" },
    rule: /functions\/ imports tests\/factory\.ts/,
  },
  {
    what: 'two files in a circle',
    files: {
      'core/judge/a.ts': "import { b } from './b.ts';",
      'core/judge/b.ts': "import { a } from './a.ts';",
    },
    rule: /in a circle: core\/judge\/a\.ts → core\/judge\/b\.ts → core\/judge\/a\.ts/,
  },
  {
    what: 'a file that imports itself',
    files: { 'core/judge/a.ts': "import { a } from './a.ts';" },
    rule: /in a circle: core\/judge\/a\.ts → core\/judge\/a\.ts/,
  },
  { what: 'a folder of utils', files: { 'core/utils/a.ts': '' }, rule: /the name utils says nothing/ },
  {
    what: 'a file of helpers',
    files: { 'functions/date-helpers.ts': '' },
    rule: /the name helpers says nothing/,
  },
];

for (const { what, files, rule } of PLANTED) {
  test(`${what} is found`, () => {
    const violations = findViolations(Object.entries(files).map(([path, text]) => sourceFile(path, text)));
    assert.equal(violations.length, 1, JSON.stringify(violations));
    assert.match(violations[0]?.rule ?? '', rule);
  });
}

const ALLOWED = [
  { what: 'an earlier stage', path: 'core/judge/a.ts', text: "import { b } from '../intake/b.ts';" },
  {
    what: 'every stage in the entry of the engine',
    path: 'core/index.ts',
    text: "export * from './query/b.ts';",
  },
  { what: 'papaparse in intake', path: 'core/intake/a.ts', text: "import Papa from 'papaparse';" },
  { what: 'valibot in the engine', path: 'core/publish/a.ts', text: "import * as v from 'valibot';" },
  { what: 'the SDK in an adapter', path: 'functions/adapters/a.ts', text: "import '@aws-sdk/client-s3';" },
  {
    what: 'the names of variables in infra',
    path: 'infra/a.ts',
    text: "import '../functions/environment.ts';",
  },
  {
    what: 'a date that is given',
    path: 'core/judge/a.ts',
    text: 'const day = new Date(Date.UTC(2021, 0, 1));',
  },
  {
    what: 'a word in a comment',
    path: 'core/judge/a.ts',
    text: "// not Date.now, not import('../query/b.ts')",
  },
];

for (const { what, path, text } of ALLOWED) {
  test(`${what} is allowed`, () => assert.deepEqual(findViolations([sourceFile(path, text)]), []));
}
