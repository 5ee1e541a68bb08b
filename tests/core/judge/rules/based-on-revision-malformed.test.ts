import { ruleCases } from './rule-cases.ts';

ruleCases('based-on-revision-malformed', [
  ['a number', { columns: { based_on_revision: '2' } }, []],
  ['words', { columns: { based_on_revision: '最新' } }, ['最新']],
  ['zero', { columns: { based_on_revision: '0' } }, ['0']],
]);
