import { EXAMPLE_ORGANISATION } from '../../../../core/judge/rule-book/example-register.ts';
import { ruleCases } from './rule-cases.ts';

const ABOVE = { ...EXAMPLE_ORGANISATION, orgId: '419001-gov' };
const BELOW = { ...EXAMPLE_ORGANISATION, parent: '419001-gov' };
const organisations = new Map([ABOVE, BELOW].map((row) => [row.orgId, row]));

ruleCases('sender-not-allowed', [
  ['for itself', { sender: '419001-example' }, []],
  ['for one below', { sender: '419001-gov' }, [], { organisations }],
  ['for one above', { sender: '419001-example', orgId: '419001-gov' }, ['419001-gov'], { organisations }],
  ['for another', { sender: '419001-example-other' }, ['419001-example']],
  ['an operator', {}, []],
]);
