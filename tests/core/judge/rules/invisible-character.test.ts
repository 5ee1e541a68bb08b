import { ruleCases } from './rule-cases.ts';

ruleCases('invisible-character', [
  ['in the name', { orgName: '示例市档案\u200b管理局' }, ['示例市档案□管理局']],
  ['none', {}, []],
]);
