import fc from 'fast-check';
import { formOfYear, FORM_2021 } from '../../../core/forms/form.ts';
import { reportIdOf, type CanonicalReport } from '../../../core/forms/canonical-report.ts';
import { balancedValues, seededRandom } from '../../fixtures/balanced-values.ts';
import { REGISTER } from '../upload-factory.ts';

/** What texts are made of: everyday and rare hanzi, signs that CSV cares about, signs that spreadsheets care about. */
const CHARACTERS = [
  '本机关认真贯彻条例主动公开信息回应社会关切年月日件条万元一二三四五六七八九十的是了在和与及其他有无',
  '𠮷㐂龴镕喆堃﨑',
  '，。；：、（）《》“”‘’！？…—－％',
  ',;"\'\n\t -+=@/|\\&<>{}[]()#%._:',
  'abcXYZ0123456789',
  '🏛️é\u2028',
].flatMap((characters) => Array.from(characters));

const TEXT = fc
  .array(fc.constantFrom(...CHARACTERS), { maxLength: 60 })
  .map((characters) => `文${characters.join('')}`.replaceAll(/\?{3,}|？{6,}/g, '？').trim());

const SECTIONS = fc.record({ one: TEXT, five: TEXT, six: TEXT }, { requiredKeys: [], noNullPrototype: true });
const EXPLANATIONS = fc.dictionary(fc.constantFrom('T2-FLOOR', 'X-CARRY', 'name-blank'), TEXT, {
  noNullPrototype: true,
});
const AMOUNT = fc
  .tuple(fc.nat(999_999_999), fc.option(fc.stringMatching(/^[0-9]{1,8}$/), { nil: undefined }))
  .map(([whole, fraction]) => (fraction === undefined ? String(whole) : `${whole}.${fraction}`));

/** Reports that have nothing wrong: every relation holds, the organisation is registered, texts are texts. */
export const ARBITRARY_REPORT: fc.Arbitrary<CanonicalReport> = fc
  .record({
    year: fc.integer({ min: 2019, max: 2025 }),
    orgId: fc.constantFrom('419001-gov-office', '321300-gov', '410000-gov'),
    seed: fc.nat(),
    amount: AMOUNT,
    change: fc.integer({ min: -99, max: 99 }),
    sections: SECTIONS,
    correctionReason: fc.option(TEXT, { nil: undefined }),
    explanations: EXPLANATIONS,
  })
  .map(({ year, orgId, seed, amount, change, sections, correctionReason, explanations }) => {
    const form = formOfYear(year) ?? FORM_2021;
    const counts = balancedValues(form, seededRandom(seed));
    const values = form.items.map(({ kind }, position) => {
      if (kind === 'decimal') return amount;
      return kind === 'signed-count' ? String(change) : (counts[position] ?? '');
    });
    return {
      reportId: reportIdOf(orgId, year),
      orgId,
      year,
      form: form.id,
      values,
      marks: {},
      sections,
      ...(correctionReason !== undefined && { correctionReason }),
      explanations: sorted(explanations),
    };
  });

function sorted(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The register's name of a report's organisation. */
export function nameOf({ orgId }: CanonicalReport): string {
  return REGISTER.get(orgId)?.nameZh ?? '';
}
