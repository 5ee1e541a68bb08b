import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { reportHistory } from '../../../core/publish/report-history.ts';
import { behindGate } from '../../../functions/flows/behind-gate.ts';
import { publishUnits } from '../../../functions/flows/publish-units.ts';
import { rebuildFeeds } from '../../../functions/flows/rebuild-feeds.ts';
import { receiptIdOf } from '../../../functions/flows/receipt-id.ts';
import { receiveUpload } from '../../../functions/flows/receive-upload.ts';
import { replayUploads } from '../../../functions/flows/replay-uploads.ts';
import { findAnswer, type Reading } from '../../../functions/http/find-answer.ts';
import type { UploadMessage } from '../../../functions/ports.ts';
import { runs } from '../../core/properties/runs.ts';
import { queryPortsDouble } from '../http/query-ports-double.ts';
import { workshop } from '../workshop.ts';

const SAMPLES = join(import.meta.dirname, '../../../data-samples');
const ID = '419001-gov-office.2021';
const KEY = 'incoming/annual-reports/419001-gov-office/a.csv';
const ROOT = 'feeds/v1/index.json';
/** Behind the register and a first report, which the workshop takes in at its seconds 0 and 1. */
const SINCE = '2022-01-20T08:00:02Z';

/** What each correction says of itself, found wherever it is told. */
const MARKS = { held: '待审之文字', returned: '退回之文字', released: '放行之文字' } as const;
const RETURN_REASON = '退回之理由';

const FIRST = new TextDecoder('gb18030').decode(readFileSync(join(SAMPLES, '济源 2021年报(终稿).csv')));

test('what waits or was returned leaves no byte in the feeds, and none in the answers', async () => {
  const shop = await shopBehindGate(SINCE);
  await shop.send(KEY, FIRST);
  const before = shop.objects();

  await shop.send(KEY, correction('178', MARKS.held));
  const returned = await shop.send(KEY, correction('177', MARKS.returned));
  assert.deepEqual(shop.objects(), before, 'nothing is published of what waits');

  await shop.review(returned, { outcome: 'returned', reason: RETURN_REASON });
  await shop.mustTell({ revisions: 1, marks: [] });

  await shop.review(await shop.send(KEY, correction('176', MARKS.released)), { outcome: 'released' });
  await shop.mustTell({ revisions: 2, marks: [MARKS.released] });

  await shop.send(KEY, correction('175', MARKS.held));
  await shop.mustTell({ revisions: 2, marks: [MARKS.released] });
});

test('what is released of a report that others follow is told at its place', async () => {
  const shop = await shopBehindGate(SINCE);
  await shop.send(KEY, FIRST);
  const early = await shop.send(KEY, correction('178', MARKS.held));
  await shop.review(await shop.send(KEY, correction('177', MARKS.released)), { outcome: 'released' });
  await shop.mustTell({ revisions: 2, marks: [MARKS.released] });
  await shop.review(early, { outcome: 'released' });
  await shop.mustTell({ revisions: 3, marks: [MARKS.held, MARKS.released] });
});

test('a year begins when the first report of it is released, and not when it comes', async () => {
  const shop = await shopBehindGate('2022-01-20T08:00:01Z');
  const root = shop.feed.get(ROOT)?.etag;
  const first = await shop.send(KEY, FIRST);
  assert.deepEqual([...shop.table.years], []);
  assert.equal(shop.feed.get(ROOT)?.etag, root);
  await shop.review(first, { outcome: 'returned', reason: RETURN_REASON });
  assert.deepEqual([...shop.table.years], []);
  assert.equal(shop.feed.get(ROOT)?.etag, root);
  await shop.review(first, { outcome: 'released' });
  assert.deepEqual([...shop.table.years], [[2021, true]]);
  await shop.mustTell({ revisions: 1, marks: [] });
});

test('whatever reviewers say of several corrections, in either order: what was released is told, and nothing else', async () => {
  const fates = fc.array(fc.constantFrom('held', 'released', 'returned'), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fates, fc.boolean(), async (given, isReversed) => {
      const shop = await shopBehindGate(SINCE);
      await shop.send(KEY, FIRST);
      const sent: { readonly fate: string; readonly mark: string; readonly receiptId: string }[] = [];
      for (const [at, fate] of given.entries()) {
        const mark = `第${at}次之文字`;
        sent.push({ fate, mark, receiptId: await shop.send(KEY, correction(`${100 + at}`, mark)) });
      }
      for (const { fate: outcome, receiptId } of isReversed ? sent.toReversed() : sent)
        if (outcome !== 'held') await shop.review(receiptId, { outcome, reason: RETURN_REASON });
      const marks = sent.filter(({ fate }) => fate === 'released').map(({ mark }) => mark);
      await shop.mustTell({ revisions: 1 + marks.length, marks, of: sent.map(({ mark }) => mark) });
    }),
    runs(6),
  );
});

test('rebuilt from the table or from the uploads, it is the same', async () => {
  const shop = await shopBehindGate(SINCE);
  await shop.send(KEY, FIRST);
  await shop.send(KEY, correction('178', MARKS.held));
  await shop.review(await shop.send(KEY, correction('177', MARKS.released)), { outcome: 'released' });
  const returned = await shop.send(KEY, correction('176', MARKS.returned));
  await shop.review(returned, { outcome: 'returned', reason: RETURN_REASON });
  const root = shop.feed.get(ROOT)?.etag;

  shop.feed.clear();
  const { feed } = shop.ports;
  await rebuildFeeds({ ...shop.ports, feed: { ...feed, replace: (...put) => feed.putImmutable(...put) } });
  assert.equal(shop.feed.get(ROOT)?.etag, root);
  await shop.mustTell({ revisions: 2, marks: [MARKS.released] });

  const again = gated(SINCE);
  again.bucket.push(...shop.bucket);
  await replayUploads(again.ports);
  assert.equal(again.feed.get(ROOT)?.etag, root);
  await again.mustTell({ revisions: 2, marks: [MARKS.released] });
});

test('without a gate a reader is left alone', () => {
  const { reader } = workshop().ports;
  assert.equal(behindGate(reader, undefined), reader);
});

/** The first report with another count of rules in force, and why. */
function correction(count: string, why: string): string {
  const text = FIRST.replace(',18,32,219', `,18,32,${count}`);
  return text.replace('年度,2021', `年度,2021\r\n更正原因,${why}`);
}

/** With the register in place. */
async function shopBehindGate(since: string) {
  const shop = gated(since);
  await shop.send(
    'incoming/organisations/organisations.csv',
    readFileSync(join(SAMPLES, 'organisations.csv'), 'utf8'),
  );
  return shop;
}

interface Told {
  readonly revisions: number;
  readonly marks: readonly string[];
  /** All marks that there are. */
  readonly of?: readonly string[];
}

function gated(since: string) {
  const shop = workshop();
  const { reader } = shop.ports;
  const open = behindGate(reader, since);
  const gate = { since, reader };
  const intake = { ...shop.ports, gate };
  const publish = { ...shop.ports, reader: open };
  const work = async (message: UploadMessage): Promise<string> => {
    const receipt = await receiveUpload(message, intake);
    assert.match(receipt?.status ?? '', /^accepted/);
    assert.deepEqual(await publishUnits(shop.unitsSent.splice(0), publish), []);
    return receiptIdOf(message);
  };
  const send = (key: string, body: string) => work(shop.put(key, body));
  const ask = async (asked: Reading): Promise<string> => {
    const ports = { ...queryPortsDouble({}).ports, state: { ...shop.ports.state, ...open } };
    const found = await findAnswer(asked, undefined, ports);
    return 'answer' in found ? JSON.stringify(found.answer) : '';
  };
  return {
    ...shop,
    ports: { ...publish, gate },
    send,
    review: (receiptId: string, said: { readonly outcome: string; readonly reason?: string }) =>
      send(
        `decisions/reviews/${receiptId}-${said.outcome}.json`,
        JSON.stringify({
          schema: 1,
          kind: 'reviews',
          report_id: ID,
          receipt_id: receiptId,
          by: '王某',
          ...said,
        }),
      ),
    objects: () => [...shop.feed].map(([key, { etag }]) => `${key} ${etag}`),
    /** How many revisions are told, and which marks, in the feeds as in the answers; all others are nowhere. */
    mustTell: async (told: Told) => {
      const stored = (await open.histories([ID])).get(ID) ?? [];
      assert.equal(reportHistory(stored).length, told.revisions);
      const feeds = [...shop.feed.values()].map(({ body }) => Buffer.from(body).toString()).join('\n');
      const answers = [
        await ask({ endpoint: 'report', id: ID, as_of: undefined }),
        await ask({ endpoint: 'revisions', id: ID }),
        await ask({ endpoint: 'valueChanges', id: ID, revision: undefined }),
      ].join('\n');
      for (const mark of [...(told.of ?? Object.values(MARKS)), RETURN_REASON]) {
        const isTold = told.marks.includes(mark);
        assert.equal(feeds.includes(mark), isTold, `${mark} in the feeds`);
        assert.equal(answers.includes(mark), isTold, `${mark} in the answers`);
      }
    },
  };
}
