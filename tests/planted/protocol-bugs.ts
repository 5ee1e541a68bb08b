import type { PlantedBug } from './plant-bugs.ts';

/** Bugs of the protocol, of the stores and of publishing, each of which a test has to catch. */
export const PROTOCOL_BUGS: readonly PlantedBug[] = [
  {
    name: 'nothing is published again when the receipt exists',
    file: 'functions/flows/receive-upload.ts',
    changes: [
      [
        '  await ports.publishQueue.send(done.units);',
        '  if (isOpen(judged.record)) await ports.publishQueue.send(done.units);',
      ],
    ],
    told: 'flows/receive-upload',
  },
  {
    name: 'the order of uploads is that of the clock on the wall',
    file: 'functions/flows/order-token.ts',
    changes: [
      [
        "const second = upload.lastModified.replaceAll(/[-:]/g, '');",
        "const second = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '');",
      ],
    ],
    told: 'flows/order-token',
  },
  {
    name: 'an older upload replaces a newer one',
    file: 'functions/flows/apply-records.ts',
    changes: [['record.token > current.newest)', 'record.token !== current.newest)']],
    told: 'flows/apply-records',
  },
  {
    name: 'a lost race for the current item is taken for won',
    file: 'functions/flows/apply-records.ts',
    changes: [
      [
        'if (await state.replaceCurrent(content, standing, current?.version)) return appliedOf',
        'await state.replaceCurrent(content, standing, current?.version);\n    if (race >= 0) return appliedOf',
      ],
    ],
    told: 'flows/apply-records',
  },
  {
    name: 'the counter is cleared as it is now, and not as it was read',
    file: 'functions/flows/publish-units.ts',
    changes: [
      [
        'await state.markPublished(unit, dirty);',
        'await state.markPublished(unit, (await state.counter(unit)).dirty);',
      ],
      ['return counter.dirty > dirty ? [unit] : [];', 'return counter.dirty < dirty ? [unit] : [];'],
    ],
    told: 'flows/publish-units',
  },
  {
    name: 'an entry is merged whatever stands',
    file: 'functions/flows/swap-entries.ts',
    changes: [['else moved.push(unit);', 'else draft.take(press.merge(indexes, entry));']],
    told: 'flows/publish-units',
  },
  {
    name: 'the root is put without a condition',
    file: 'functions/adapters/s3-feed-store.ts',
    changes: [
      [
        "const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag };",
        'const condition = {};',
      ],
    ],
    told: 's3-stores',
  },
  {
    name: 'a second plan replaces the first',
    file: 'functions/adapters/record-params.ts',
    changes: [
      [
        "UpdateExpression: 'SET sv = :sv, #plan = :plan',\n    ConditionExpression: UNJUDGED,\n    ExpressionAttributeNames: UPLOAD_NAMES,\n    ExpressionAttributeValues: { ...SV, ...FAILED, ':plan': { S: plan } },",
        "UpdateExpression: 'SET sv = :sv, #plan = :plan',\n    ConditionExpression: NOT_NEWER,\n    ExpressionAttributeNames: { '#plan': 'plan' },\n    ExpressionAttributeValues: { ...SV, ':plan': { S: plan } },",
      ],
    ],
    told: 'record-params',
  },
  {
    name: 'what a batch left undone is forgotten',
    file: 'functions/adapters/dynamodb-table.ts',
    changes: [
      [
        'left = undone.flatMap(({ PutRequest }) => (PutRequest?.Item === undefined ? [] : [PutRequest.Item]));',
        'left = undone.slice(0, 0).flatMap(({ PutRequest }) => (PutRequest?.Item === undefined ? [] : [PutRequest.Item]));',
      ],
    ],
    told: 'dynamodb-table',
  },
  {
    name: 'an item of newer code is read as if it were ours',
    file: 'functions/adapters/attribute.ts',
    changes: [['if (version > SCHEMA_VERSION)', 'if (version > SCHEMA_VERSION + 1)']],
    told: 'dynamodb-store',
  },
  {
    name: 'a failed condition is tried again as if it were throttling',
    file: 'functions/adapters/retry-throttled.ts',
    changes: [["  'SlowDown',", "  'SlowDown',\n  'ConditionalCheckFailedException',"]],
    told: 'retry-throttled',
  },
  {
    name: 'a key is decoded twice',
    file: 'functions/events/decode-key.ts',
    changes: [
      [
        "return decodeURIComponent(encoded.replaceAll('+', ' '));",
        "return decodeURIComponent(decodeURIComponent(encoded.replaceAll('+', ' ')));",
      ],
    ],
    told: 'parse-upload-event',
  },
  {
    name: 'the sweep overlooks units that are behind',
    file: 'functions/flows/sweep.ts',
    changes: [
      [
        'filter(({ dirty, published }) => dirty > published)',
        'filter(({ dirty, published }) => dirty > published + 1)',
      ],
    ],
    told: 'flows/sweep',
  },
  {
    name: 'a review opens nothing of the report that it is about',
    file: 'functions/flows/apply-records.ts',
    changes: [["record.decision.kind === 'reviews')", "record.decision.kind === 'links')"]],
    told: 'flows/review-gate',
  },
  {
    name: 'what a release lets through is not published',
    file: 'functions/flows/touched-records.ts',
    changes: [['return [...seen, ...opened];', 'return opened.length < 0 ? opened : seen;']],
    told: 'flows/behind-gate',
  },
  {
    name: 'histories tell what waits for a reviewer',
    file: 'functions/flows/behind-gate.ts',
    changes: [
      ['return { ...reader, histories };', 'return histories === undefined ? reader : { ...reader };'],
    ],
    told: 'flows/behind-gate',
  },
  {
    name: 'a number of the release log is given twice',
    file: 'functions/adapters/s3-release-log.ts',
    changes: [
      [
        "const object = { ...objectOf(keyOf(release), body), IfNoneMatch: '*' };",
        'const object = objectOf(keyOf(release), body);',
      ],
    ],
    told: 'adapters/s3-stores',
  },
  {
    name: 'a release that somebody has begun is left as it is',
    file: 'functions/flows/cut-release.ts',
    changes: [['let last = await finishReleases(ports);', 'let last = await newestListed(ports);']],
    told: 'flows/cut-release',
  },
];
