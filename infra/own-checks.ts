import type { CfnResource } from 'aws-cdk-lib';
import { CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { NagMessageLevel, NagPack, NagRuleCompliance, NagRules, rules } from 'cdk-nag';
import { WRITING_PATHS } from './public-api.ts';

/** Paths that something else than a token guards. */
const WITHOUT_TOKEN: ReadonlySet<string> = new Set([
  'POST /api/v1/validate',
  `POST ${WRITING_PATHS.linkedUploads}`,
]);

/** Rules that no pack brings, and one of our own: what writes asks for a token. */
const RULES = [
  rules.lambda.LambdaEventSourceSQSVisibilityTimeout,
  rules.lambda.LambdaFunctionUrlAuth,
  rules.lambda.LambdaFunctionPublicAccessProhibited,
  rules.s3.S3BucketPublicReadProhibited,
  rules.s3.S3BucketPublicWriteProhibited,
  rules.s3.S3BucketVersioningEnabled,
  writingAsksForToken,
] as const;

/** The pack of this project. */
export class OwnChecks extends NagPack {
  readonly name = 'Gongkai';
  protected override packName = 'Gongkai';

  protected checkResource(node: CfnResource): void {
    for (const rule of RULES) {
      const info = `${rule.name} does not hold`;
      this.applyRule({ info, explanation: info, level: NagMessageLevel.ERROR, rule, node });
    }
  }
}

/** Every route that is no reading has an authorizer, but for the two that need none. */
function writingAsksForToken(node: CfnResource): NagRuleCompliance {
  if (!(node instanceof CfnRoute)) return NagRuleCompliance.NOT_APPLICABLE;
  const key = String(NagRules.resolveIfPrimitive(node, node.routeKey));
  if (/^(?:GET|HEAD|OPTIONS) /.test(key) || WITHOUT_TOKEN.has(key)) return NagRuleCompliance.COMPLIANT;
  return node.authorizerId === undefined ? NagRuleCompliance.NON_COMPLIANT : NagRuleCompliance.COMPLIANT;
}
