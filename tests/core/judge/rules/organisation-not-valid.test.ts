import { ruleCases } from './rule-cases.ts';

const CLOSED = { orgId: '419001-example-closed', orgName: '示例市撤销局' };

ruleCases('organisation-not-valid', [
  ['closed before the year', CLOSED, ['419001-example-closed']],
  ['closed at the end of the year', { ...CLOSED, form: '2019', year: 2020 }, []],
]);
