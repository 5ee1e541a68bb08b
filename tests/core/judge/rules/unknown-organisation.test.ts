import { ruleCases } from './rule-cases.ts';

ruleCases('unknown-organisation', [
  ['not registered', { orgId: '419001-nowhere' }, ['419001-nowhere']],
  ['registered', {}, []],
]);
