import { ruleCases } from './rule-cases.ts';

ruleCases('withdrawal-by-file', [
  ['withdrawn', { columns: { withdrawn: '是' } }, ['是']],
  ['not withdrawn', { columns: { withdrawn: '否' } }, []],
]);
