import { roleArn } from '../template/physical-names.ts';
import type { ResolvedStack } from '../template/resolve-stack.ts';
import { UnsupportedTemplate } from '../template/template.ts';
import { parseStatement, type PolicyStatement } from './policy-statement.ts';

/** All that the role of this ARN may do. Throws UnsupportedTemplate for what is not understood in its policies. */
export function roleStatements(stack: ResolvedStack, arn: string): readonly PolicyStatement[] {
  const role = stack.resources('AWS::IAM::Role').find(({ name }) => arn === roleArn(name));
  if (!role) throw new UnsupportedTemplate(`${arn} is no role of this template`);
  const { logicalId, ref, properties } = role;
  const attached = [
    ...stack.resources('AWS::IAM::Policy'),
    ...stack.resources('AWS::IAM::ManagedPolicy'),
  ].filter((policy) => policy.properties.Roles.includes(ref));
  const declared = [
    ...properties.Policies.map(({ PolicyDocument }) => ({ owner: logicalId, PolicyDocument })),
    ...attached.map((policy) => ({
      owner: policy.logicalId,
      PolicyDocument: policy.properties.PolicyDocument,
    })),
  ];
  const own = new Set(stack.resources('AWS::IAM::ManagedPolicy').map((policy) => policy.ref));
  const foreign = properties.ManagedPolicyArns.find((managed) => !own.has(managed));
  if (foreign !== undefined)
    throw new UnsupportedTemplate(`${logicalId}: the policy ${foreign} is not known here`);
  return declared.flatMap(({ owner, PolicyDocument }) =>
    PolicyDocument.Statement.map((statement) => parsed(owner, statement)),
  );
}

/** What the policies of buckets and queues deny to everybody. */
export function resourceDenials(stack: ResolvedStack): readonly PolicyStatement[] {
  const policies = [...stack.resources('AWS::S3::BucketPolicy'), ...stack.resources('AWS::SQS::QueuePolicy')];
  return policies.flatMap(({ logicalId, properties }) =>
    properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Deny').map((statement) =>
      parsed(logicalId, statement),
    ),
  );
}

function parsed(owner: string, statement: unknown): PolicyStatement {
  try {
    return parseStatement(statement);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UnsupportedTemplate(`${owner}: ${error.message}`, { cause: error });
  }
}
