import { ruleCases } from './rule-cases.ts';

const docs = (issued: string, repealed: string, inForce: string) => ({
  cells: {
    t2_normative_docs__issued: issued,
    t2_normative_docs__repealed: repealed,
    t2_normative_docs__in_force: inForce,
  },
});

ruleCases('X-INFORCE', [
  ['597 + 50 - 227 = 420', { ...docs('50', '227', '420'), lastYear: docs('0', '0', '597') }, []],
  ['one too many', { ...docs('2', '1', '12'), lastYear: docs('0', '0', '10') }, ['12 for 11']],
  [
    'the first pair is 2021 and 2022',
    { year: 2022, ...docs('0', '0', '9'), lastYear: docs('0', '0', '8') },
    ['9 for 8'],
  ],
  ['2021 has no stock before it', { year: 2021, ...docs('18', '32', '219') }, []],
  ['no report of last year is not assessable', docs('2', '1', '12'), []],
  [
    'last year’s cell blank: that report is refused, nothing to compare',
    { ...docs('2', '1', '12'), lastYear: docs('0', '0', '') },
    [],
  ],
]);
