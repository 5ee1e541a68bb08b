import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AccessRequest } from '../../../local/iam/access-request.ts';
import { mustConsume, mustLog } from '../../../local/iam/lambda-duties.ts';
import type { PolicyStatement } from '../../../local/iam/policy-statement.ts';
import { eventSourcesOf } from '../../../local/stack/event-sources.ts';
import { logGroupArn } from '../../../local/template/physical-names.ts';
import { type IdleStack, startIdleStack } from '../idle-stack.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { FUNCTION_JOBS } from './function-jobs.ts';

// Each function does its jobs with the permissions that the template gives it, and with each single statement taken
// away it must fail. So a statement that is missing fails here by name, and one that nothing needs fails here too.
describe('the permissions of the functions', () => {
  const folder = temporaryFolder(after);
  let stack: IdleStack;
  const denied: AccessRequest[] = [];
  before(async () => {
    stack = await startIdleStack(folder);
    const { authority } = stack.endpoints;
    const decide = authority.decide.bind(authority);
    authority.decide = (key, request) => {
      const decision = decide(key, request);
      if (decision !== 'allowed') denied.push(request);
      return decision;
    };
  });
  after(() => stack.close());

  for (const name of Object.keys(FUNCTION_JOBS)) {
    test(`${name} may do all that its jobs need`, async () => {
      assert.deepEqual(await troubles(name), []);
    });

    test(`${name} needs every statement of its policy`, async () => {
      const { role, key } = stack.functionOf(name);
      const { authority } = stack.endpoints;
      const idle: string[] = [];
      for (const statement of role.statements) {
        const left = role.statements.filter((other) => other !== statement);
        authority.admit(key.accessKeyId, { name: role.name, statements: left });
        if ((await troubles(name, left)).length === 0) idle.push(statement.actions.join(' '));
      }
      authority.admit(key.accessKeyId, role);
      assert.deepEqual(idle, []);
    });
  }

  test('every function has jobs here', () => {
    assert.deepEqual(
      stack.functionNames().filter((name) => FUNCTION_JOBS[name] === undefined),
      [],
    );
  });

  /** What went wrong, in words: a duty of Lambda's own that the role does not allow, or the first denied call. */
  async function troubles(name: string, statements?: readonly PolicyStatement[]): Promise<readonly string[]> {
    const duty = dutyTrouble(name, statements ?? stack.functionOf(name).role.statements);
    if (duty !== undefined) return [duty];
    for (const { description, run } of FUNCTION_JOBS[name] ?? []) {
      denied.length = 0;
      const isWell = await run(stack);
      const [first] = denied;
      if (first !== undefined) return [`${description}: ${first.action} on ${first.resource} is denied`];
      if (!isWell) return [`${description}: it failed`];
    }
    return [];
  }

  function dutyTrouble(name: string, statements: readonly PolicyStatement[]): string | undefined {
    const { pool } = stack.functionOf(name);
    const declared = stack.stack
      .resources('AWS::Lambda::Function')
      .find((resource) => resource.name === pool.lambda.name);
    const group = declared?.properties.LoggingConfig?.LogGroup ?? '';
    try {
      mustLog(name, statements, `${logGroupArn(group, stack.stack.region)}:*`);
      for (const { functionName, mapping } of eventSourcesOf(stack.stack)) {
        if (functionName === pool.lambda.name) mustConsume(name, statements, mapping.queueArn);
      }
      return undefined;
    } catch (error) {
      return String(error);
    }
  }
});
