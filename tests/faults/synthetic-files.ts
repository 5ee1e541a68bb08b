import { formOfYear } from '../../core/forms/form.ts';
import { balancedValues, seededRandom } from '../fixtures/balanced-values.ts';

/** Organisations of a province that nobody has: region 990000 and below. */
export function organisationId(number: number): string {
  return `99${String(Math.floor(number / 20) % 100).padStart(2, '0')}00-office-${number}`;
}

/** A register of synthetic organisations. */
export function registerCsv(numbers: readonly number[], name = '虚构办公室'): string {
  const rows = numbers.map((number) => {
    const id = organisationId(number);
    return `${id},${name}${number},,office,${id.slice(0, 6)},,2008-05-01,`;
  });
  return ['org_id,name_zh,name_en,kind,region,parent,valid_from,valid_to', ...rows, ''].join('\n');
}

/** Reports of synthetic organisations, a row each, all relations held; `seed` chooses the figures. */
export function reportsCsv(numbers: readonly number[], seed: number, year = 2021): string {
  const form = formOfYear(year);
  if (form === undefined) throw new Error(`no form for ${year}`);
  const header = ['org_id', 'year', ...form.items.map(({ code }) => code)];
  const rows = numbers.map((number) => [
    organisationId(number),
    year,
    ...balancedValues(form, seededRandom(seed * 1000 + number)),
  ]);
  return [header, ...rows]
    .map((row) => row.join(','))
    .join('\n')
    .concat('\n');
}

/** The same with one total that does not add up: rejected. */
export function brokenCsv(number: number, year = 2021): string {
  const [header = '', row = ''] = reportsCsv([number], 1, year).trimEnd().split('\n');
  const at = header.split(',').indexOf('t3_result_total__total');
  const cells = row.split(',');
  cells[at] = String(Number(cells[at]) + 1);
  return `${header}\n${cells.join(',')}\n`;
}
