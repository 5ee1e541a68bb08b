import type { HttpApi } from '../http/http-api.ts';
import { tokenAuthorizer, type VerifyToken } from '../http/token-authorizer.ts';
import { apiDomain } from '../template/physical-names.ts';
import type { FunctionPool } from '../lambda/function-pool.ts';
import type { ResolvedStack } from '../template/resolve-stack.ts';
import { UnsupportedTemplate } from '../template/template.ts';

/** The HTTP APIs of the template. `poolOf`: the function of a name or an ARN. */
export function httpApisOf(
  stack: ResolvedStack,
  poolOf: (nameOrArn: string) => FunctionPool,
): readonly HttpApi[] {
  const staged = new Set(
    stack.resources('AWS::ApiGatewayV2::Stage').map(({ properties }) => properties.ApiId),
  );
  const integrations = new Map(
    stack.resources('AWS::ApiGatewayV2::Integration').map(({ ref, properties }) => [ref, properties]),
  );
  const authorizers = authorizersOf(stack);
  return stack.resources('AWS::ApiGatewayV2::Api').map(({ logicalId, name, ref }) => {
    if (!staged.has(ref))
      throw new UnsupportedTemplate(`${logicalId}: an API without a stage answers nothing`);
    const routes = stack
      .resources('AWS::ApiGatewayV2::Route')
      .filter(({ properties }) => properties.ApiId === ref);
    return {
      apiId: ref,
      domainName: apiDomain(name, stack.region),
      routes: routes.map(({ logicalId: routeId, properties }) => {
        const integration = integrations.get(properties.Target.replace('integrations/', ''));
        if (!integration) throw new UnsupportedTemplate(`${routeId}: ${properties.Target} is no integration`);
        return {
          routeKey: properties.RouteKey,
          target: {
            pool: poolOf(functionArnIn(integration.IntegrationUri)),
            timeoutMilliseconds: integration.TimeoutInMillis,
            ...verifierOf(routeId, properties, authorizers),
          },
        };
      }),
    };
  });
}

function authorizersOf(stack: ResolvedStack): ReadonlyMap<string, VerifyToken> {
  const declared = stack.resources('AWS::ApiGatewayV2::Authorizer').map(({ ref, properties }) => {
    const { Issuer: issuer, Audience: audience } = properties.JwtConfiguration;
    return [ref, tokenAuthorizer({ issuer, audience })] as const;
  });
  return new Map(declared);
}

function verifierOf(
  routeId: string,
  route: { readonly AuthorizationType: 'NONE' | 'JWT'; readonly AuthorizerId?: string | undefined },
  authorizers: ReadonlyMap<string, VerifyToken>,
): { readonly verify?: VerifyToken } {
  if (route.AuthorizationType === 'NONE') return {};
  const verify = authorizers.get(route.AuthorizerId ?? '');
  if (!verify) throw new UnsupportedTemplate(`${routeId}: ${route.AuthorizerId} is no authorizer`);
  return { verify };
}

/** An integration names its function by ARN, or inside the address by which API Gateway invokes it. */
function functionArnIn(uri: string): string {
  return /arn:[^:]+:lambda:[^/]+/.exec(uri.replace(/^.*\/functions\//, ''))?.[0] ?? uri;
}
