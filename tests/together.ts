import { pathToFileURL } from 'node:url';

/**
 * Runs the test files that GONGKAI_TOGETHER lists, a JSON array of paths, in this process. What they test touches nothing
 * but its own arguments, so that they need no process each, which would cost more than most of them do.
 */
const files = JSON.parse(process.env['GONGKAI_TOGETHER'] ?? '[]') as readonly string[]; // ours
for (const file of files) await import(pathToFileURL(file).href);
