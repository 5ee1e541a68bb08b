import { buildSite } from '../infra/build-site.ts';

/** `npm run site`: builds the pages and says what each file weighs. */
const files = await buildSite();
for (const { path, bytes, gzipped } of files)
  console.log(`${path.padEnd(48)} ${kilobytes(bytes)} ${kilobytes(gzipped)} gzipped`);

function kilobytes(count: number): string {
  return `${(count / 1000).toFixed(1)} kB`.padStart(10);
}
