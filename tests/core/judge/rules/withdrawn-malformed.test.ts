import { ruleCases } from './rule-cases.ts';

ruleCases('withdrawn-malformed', [
  ['in doubt', { columns: { withdrawn: '待定' } }, ['待定']],
  ['withdrawn', { columns: { withdrawn: '是' } }, []],
  ['not withdrawn', { columns: { withdrawn: '否' } }, []],
]);
