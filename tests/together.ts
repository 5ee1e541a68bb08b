import { createRequire } from 'node:module';

/**
 * Runs the test files that GONGKAI_TOGETHER lists, a JSON array of paths, in this process. What they test touches nothing
 * but its own arguments, so that they need no process each, which would cost more than most of them do. All are loaded at
 * once, before the first test begins: an import would let tests begin while their file is read.
 */
const files = JSON.parse(process.env['GONGKAI_TOGETHER'] ?? '[]') as readonly string[]; // ours
const load = createRequire(import.meta.url);
for (const file of files) load(file);
