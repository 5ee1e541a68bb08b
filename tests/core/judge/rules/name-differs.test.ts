import { ruleCases } from './rule-cases.ts';

ruleCases('name-differs', [
  ['the register’s', {}, []],
  ['another', { orgName: '示例市另一局' }, ['示例市另一局']],
  ['with spaces', { orgName: ' 示例市档案管理局 ' }, []],
]);
