import type { Asked, FileRule, Subject } from './rule.ts';
import { RULES } from './rules/index.ts';

const FILE_RULES = RULES.filter((rule) => rule.depends === 'file');

/** Whether a report has what a rule reads. */
const HAS: Readonly<Record<Asked, (subject: Subject) => boolean>> = {
  texts: ({ draft: { texts, explanations } }) => texts.size + explanations.size > 0,
  'free-texts': ({ draft: { texts, explanations, orgName, imported } }) =>
    texts.size + explanations.size > 0 || orgName !== undefined || imported !== undefined,
  'cells-without-number': (subject) => subject.plain === undefined && subject.values.includes(null),
  'failed-relations': ({ residuals }) => residuals.fail,
  'items-of-2019': ({ form }) => form.id === '2019',
  withdrawal: ({ draft }) => draft.withdrawn !== undefined,
};
const ASKED = Object.keys(HAS) as readonly Asked[]; // the names of a record are those of its type

/** The rules that may have something to say of a report; a bulk file has many that are numbers alone, and agree. */
export function rulesFor(subject: Subject): readonly FileRule[] {
  let parts = 0;
  for (let at = 0; at < ASKED.length; at++) {
    const name = ASKED[at];
    if (name !== undefined && HAS[name](subject)) parts |= 1 << at;
  }
  let rules = BY_PARTS.get(parts);
  if (rules === undefined) {
    rules = FILE_RULES.filter(
      ({ reads }) => reads === undefined || (parts & (1 << ASKED.indexOf(reads))) !== 0,
    );
    BY_PARTS.set(parts, rules);
  }
  return rules;
}

const BY_PARTS = new Map<number, readonly FileRule[]>();
