import { FORM_2021 } from '../../core/forms/form.ts';
import { coreReleasePress, type Releaser } from '../../functions/core-release-press.ts';
import { cutRelease } from '../../functions/flows/cut-release.ts';
import { publishUnits } from '../../functions/flows/publish-units.ts';
import { receiveUpload } from '../../functions/flows/receive-upload.ts';
import type { AcceptedRecord } from '../../functions/ports.ts';
import { openShop } from '../functions/http/released/released-shop.ts';
import { acceptedReport, acceptedRow } from '../functions/records.ts';
import { workshop } from '../functions/workshop.ts';

/** The change feeds of all, of a region, of an organisation; a full part and a region of which nothing is told. */
const SCOPES = [
  '',
  'region=41',
  'region=419001',
  'organisation=419001-a1',
  'organisation=419001-b2',
  'archive=1',
  'region=41&archive=1',
  'region=99',
];

const CATEGORIES = ['release', 'correction', 'withdrawal', 'takedown'];

/** Releases of one full part and a few more. */
const RELEASES = 23;

/** Change feeds as the query function answers with them: in Atom, of releases with all that can happen to a report. */
export async function changeFeeds(
  releaser: Releaser,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const shop = workshop();
  await release(shop, releaser);
  const reader = openShop(shop.ports.reader, shop.feed);
  const feeds = await Promise.all(
    SCOPES.map(async (scope) => {
      const address = `/api/v1/feed?format=atom${scope === '' ? '' : `&${scope}`}`;
      return { name: address, text: (await reader.ask(address)).text };
    }),
  );
  const all = feeds.map(({ text }) => text).join('');
  const missing = CATEGORIES.filter((category) => !all.includes(`<category term="${category}"/>`));
  if (missing.length > 0) throw new Error(`no feed tells of a ${missing.join(', ')}`);
  return feeds;
}

async function release(shop: ReturnType<typeof workshop>, releaser: Releaser): Promise<void> {
  const { ports, take, put, releasePorts } = shop;
  // The feeds tell of changes and of nothing else that is made for a release.
  const press = {
    ...coreReleasePress('CC-BY-4.0', releaser),
    renderFiles: nothing,
    stableAddresses: () => [],
  };
  let day = 0;
  const publish = async (records: readonly AcceptedRecord[]) => {
    await take(records);
    await publishUnits([{ kind: 'reports', year: 2021, region: '419001' }, { kind: 'organisations' }], ports);
    const now = () => new Date(Date.UTC(2022, 1, ++day, 18));
    await cutRelease('daily', { ...releasePorts(), press, now });
  };
  const [first, second] = [{ orgId: '419001-a1' }, { orgId: '419001-b2' }];
  const texts = { ...first, sections: { one: '概况，含须遮盖的信息' } };
  await publish([
    acceptedRow('1#a', first),
    acceptedRow('1#a', second),
    acceptedReport('1#a', texts),
    acceptedReport('1#a', second),
  ]);
  const decision = {
    schema: 1,
    kind: 'takedowns',
    report_id: '419001-a1.2021',
    field: 'section_1',
    by: '办公室',
  };
  await receiveUpload(put('decisions/takedowns/1.json', JSON.stringify(decision)), ports);
  await publish([]);
  for (let at = day; at < RELEASES - 1; at++) {
    const values = FORM_2021.items.map((_, position) => (position === 3 ? String(at) : '0'));
    const correctionReason = `=误填 <b>&"]]>第${at}次`;
    await publish([acceptedReport(`1#b${100 + at}`, { ...texts, values, correctionReason })]);
  }
  await publish([
    acceptedReport('1#c', { ...second, values: [], withdrawn: true, correctionReason: '重复报送' }),
  ]);
}

async function* nothing(): ReturnType<ReturnType<typeof coreReleasePress>['renderFiles']> {}
