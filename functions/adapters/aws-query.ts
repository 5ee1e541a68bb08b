import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readEnvironment, readSetting } from '../environment.ts';
import { behindGate } from '../flows/behind-gate.ts';
import type { QueryPorts } from '../http/query-ports.ts';
import { dynamodbStore } from './dynamodb-store.ts';
import { DynamodbTable } from './dynamodb-table.ts';
import { publicAddress } from '../public-address.ts';
import { lateEngine } from './late-engine.ts';
import { lateFeed } from './late-feed.ts';
import { lateFeedRoot } from './late-feed-root.ts';
import { lateReceipts } from './late-receipts.ts';
import { ONE_PURPOSE } from './one-purpose.ts';

/** The ports of the query function, which loads no client that it may not need. */
export function awsQuery(): QueryPorts {
  const state = dynamodbStore(new DynamodbTable(new DynamoDBClient(ONE_PURPOSE), readEnvironment('table')));
  return {
    state: behindGate(state, readSetting('reviewSince')),
    decisions: state,
    receipts: lateReceipts(readEnvironment('receiptBucket')),
    feedRoot: lateFeedRoot(readEnvironment('feedBucket')),
    feed: lateFeed(readEnvironment('feedBucket')),
    engine: lateEngine(),
    siteOrigin: publicAddress(),
    now: () => new Date(),
    licence: readEnvironment('licence'),
  };
}
