import { ruleCases } from './rule-cases.ts';

ruleCases('other-form', [
  ['a cell of the other form', { columns: { t2_procurement__projects: '4' } }, ['t2_procurement__projects']],
  ['its column, left blank', { columns: { t2_procurement__projects: '' } }, []],
]);
