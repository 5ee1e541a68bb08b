import { ruleCases } from './rule-cases.ts';

ruleCases('withdrawal-without-reason', [
  ['without', { columns: { withdrawn: '是' } }, ['是']],
  ['with one', { columns: { withdrawn: '是', correction_reason: '重复报送' } }, []],
  ['not withdrawn', { columns: { withdrawn: '否' } }, []],
]);
