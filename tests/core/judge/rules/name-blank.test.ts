import { ruleCases } from './rule-cases.ts';

ruleCases('name-blank', [
  ['blank', { orgName: ' ' }, [' ']],
  ['filled in', {}, []],
]);
