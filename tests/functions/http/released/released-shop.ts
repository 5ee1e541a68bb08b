import assert from 'node:assert/strict';
import type { Context } from 'aws-lambda';
import { FORM_2021 } from '../../../../core/forms/form.ts';
import { cutRelease } from '../../../../functions/flows/cut-release.ts';
import { publishUnits } from '../../../../functions/flows/publish-units.ts';
import { queryHandler } from '../../../../functions/http/query-handler.ts';
import { acceptedReport, acceptedRow } from '../../records.ts';
import { workshop } from '../../workshop.ts';
import { assertDescribed } from '../assert-described.ts';
import { httpRequest } from '../http-request.ts';
import { queryPortsDouble } from '../query-ports-double.ts';

/** The item that is corrected between the releases. */
export const CODE = FORM_2021.items[3]?.code;
export const OFFICES = ['419001-a1', '419001-b2', '419001-c3'];
const SHARD = { kind: 'reports', year: 2021, region: '419001' } as const;
const OTHER = { kind: 'reports', year: 2022, region: '110000' } as const;
const REGISTER = { kind: 'organisations' } as const;

/** An answer in the one shape, held to its schema; of CSV `data` is the text. */
export interface Body {
  readonly meta: {
    readonly release: number | null;
    readonly released_at: string | null;
    readonly total: number | null;
  };
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly links: { readonly self: string; readonly next: string | null };
  readonly type?: string;
}

export interface ReleasedShop {
  /** Objects that were read for the last answer, and requests to the table. */
  readonly read: string[];
  ask(address: string): Promise<Asked>;
}

interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: Body;
}

/**
 * Release 1 on 1 February with three reports, release 2 on 3 February with one of them corrected and its organisation
 * renamed, release 3 on 4 February, late in the evening in China, with a report of another year. Now it is the 5th.
 */
export async function releasedShop(): Promise<ReleasedShop> {
  const { ports, take, releasePorts, feed } = workshop();
  const on = (day: number, hour: number) => ({
    ...releasePorts(),
    now: () => new Date(Date.UTC(2022, 1, day, hour)),
  });
  await take(OFFICES.flatMap((orgId) => [acceptedRow('1#a', { orgId }), acceptedReport('1#a', { orgId })]));
  await publishUnits([SHARD, REGISTER], ports);
  await cutRelease('daily', on(1, 18));
  const values = FORM_2021.items.map((_, position) => (position === 3 ? '219' : '0'));
  const corrected = { orgId: '419001-b2', values, correctionReason: '=误填' };
  await take([acceptedReport('1#b', corrected), acceptedRow('1#b', { orgId: '419001-b2', nameZh: '新名' })]);
  await publishUnits([SHARD, REGISTER], ports);
  await cutRelease('daily', on(3, 18));
  await take([acceptedReport('1#c', { orgId: '110000-gov', year: 2022 })]);
  await publishUnits([OTHER], ports);
  await cutRelease('command', on(4, 15));
  return openShop(ports.reader, feed);
}

/** The query function over what was published and released in memory, on 5 February 2022. */
export function openShop(
  reader: ReturnType<typeof workshop>['ports']['reader'],
  feed: ReturnType<typeof workshop>['feed'],
): ReleasedShop {
  const read: string[] = [];
  const { ports: doubles } = queryPortsDouble({});
  const state = new Proxy(doubles.state, {
    get: (_, name) => {
      read.push(`table ${String(name)}`);
      return Reflect.get(reader, name);
    },
  });
  const get = async (key: string) => {
    read.push(key);
    return feed.get(key);
  };
  const now = () => new Date('2022-02-05T12:00:00Z');
  const handler = queryHandler(
    { ...doubles, state, feed: { get }, now },
    { error: (...said) => assert.fail(JSON.stringify(said)) },
  );
  return {
    read,
    ask: async (address) => {
      read.length = 0;
      const request = httpRequest(address);
      const response = await handler(request, {} as Context); // it looks at no context
      assertDescribed(request, response);
      const text = response.body ?? '';
      const isJson = (response.headers['content-type'] ?? '').includes('json');
      const body = (isJson ? JSON.parse(text) : { data: text }) as Body; // held to its schema above
      return { status: response.statusCode ?? 0, headers: response.headers, text, body };
    },
  };
}
