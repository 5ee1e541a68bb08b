import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corePress } from '../../../functions/core-press.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { republishAll } from '../../../functions/flows/republish-all.ts';
import { acceptedReport, acceptedRow } from '../records.ts';
import { workshop } from '../workshop.ts';

test('a changed contact reaches the page of every report', async () => {
  const { ports, take, feed, unitsSent } = workshop();
  await take([acceptedRow('1#a'), acceptedReport('1#a')]);
  await publishUnits(
    (await ports.state.counters('41')).map(({ unit }) => unit),
    ports,
  );
  const pages = () =>
    [...feed].filter(([key]) => key.includes('/pages/')).map(([, { body }]) => Buffer.from(body).toString());
  assert.ok(pages().length > 0 && !pages().some((page) => page.includes('mailto:')));
  await republishAll(ports);
  const press = corePress('CC-BY-4.0', 'open@example.org');
  await publishUnits(unitsSent, { ...ports, press });
  const root = press.parseRoot(feed.get(press.rootKey)?.body ?? new Uint8Array());
  assert.ok(root.years.length > 0);
  assert.ok(pages().some((page) => page.includes('<a href="mailto:open@example.org">open@example.org</a>')));
});

test('a changed licence reaches every unit, also those that did not move', async () => {
  const { ports, take, feed, unitsSent } = workshop();
  await take([acceptedRow('1#a'), acceptedReport('1#a'), acceptedReport('1#b', { year: 2022 })]);
  const units = (await ports.state.counters('41')).map(({ unit }) => unit);
  await publishUnits([...units, { kind: 'organisations' }], ports);
  const press = corePress('CC0-1.0');
  assert.equal(await republishAll(ports), 3);
  assert.deepEqual(await publishUnits(unitsSent, { ...ports, press }), []);
  const root = press.parseRoot(feed.get(press.rootKey)?.body ?? new Uint8Array());
  const shown = [...feed].filter(([key]) => root.years.some(({ path }) => path === key));
  assert.deepEqual(
    [root.licence, ...shown.map(([, { body }]) => press.parseYear(body).licence)],
    ['CC0-1.0', 'CC0-1.0', 'CC0-1.0'],
  );
});
