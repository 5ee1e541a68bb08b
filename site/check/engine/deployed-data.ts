import * as v from 'valibot';
import type { Organisation } from '../../../core/datasets/organisation.ts';
import type { CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { parseOrganisations } from '../../../core/publish/parse-organisations.ts';
import { parseReport } from '../../../core/publish/parse-report.ts';
import type { DeployedData } from './no-data.ts';

const DICTIONARY = 'organisations.json';
/** All that is needed of the root; whatever else stands in it may change. */
const RootSchema = v.object({
  dictionaries: v.array(v.object({ name: v.string(), path: v.string() })),
});
const AnswerSchema = v.object({ data: v.unknown() });

/** More reports of one file than these are judged beside nothing that was filed before. */
const MOST_REPORTS = 40;

/** The data of a deployment by its public addresses. */
export function deployedData({ api, feeds }: { readonly api: string; readonly feeds: string }): DeployedData {
  const found = new Map<string, Promise<CanonicalReport | undefined>>();
  let register: Promise<ReadonlyMap<string, Organisation> | undefined> | undefined;
  const reportOf = (id: string) => {
    const known = found.get(id) ?? fetchReport(`${api}/reports/${encodeURIComponent(id)}`);
    found.set(id, known);
    return known;
  };
  return {
    register: () => (register ??= fetchRegister(feeds)),
    reports: async (ids) => {
      const wanted = ids.slice(0, MOST_REPORTS);
      const reports = await Promise.all(wanted.map(reportOf));
      return new Map(reports.flatMap((report) => (report ? [[report.reportId, report]] : [])));
    },
  };
}

/** The register, by way of the root of the feeds, which names the dictionary by its hash. */
async function fetchRegister(feeds: string): Promise<ReadonlyMap<string, Organisation> | undefined> {
  try {
    const root = await fetch(`${feeds}/index.json`);
    if (!root.ok) return undefined;
    const entry = v.parse(RootSchema, await root.json()).dictionaries.find(({ name }) => name === DICTIONARY);
    if (entry === undefined) return undefined;
    const address = feeds.replace(/\/feeds\/v1$/, '');
    const dictionary = await fetch(`${address}/${entry.path}`);
    return dictionary.ok ? parseOrganisations(await dictionary.json()) : undefined;
  } catch {
    // Without a register the check goes on and says that ids and names were not looked at.
    return undefined;
  }
}

async function fetchReport(address: string): Promise<CanonicalReport | undefined> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return undefined;
    return parseReport(v.parse(AnswerSchema, await answer.json()).data);
  } catch {
    return undefined;
  }
}
