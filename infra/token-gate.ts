import { Aws, CfnCondition, CfnParameter, Fn, Token } from 'aws-cdk-lib';
import { CfnAuthorizer, CfnRoute, type HttpApi, type HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';

/** Whose tokens let write over HTTP, and how they say who somebody is. */
export class TokenSettings extends Construct {
  /** Empty: nobody writes over HTTP. */
  readonly issuer: string;
  readonly audience: string;
  readonly roleClaim: string;
  readonly organisationClaim: string;
  readonly roleWords: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.issuer = this.parameter('Issuer', {
      default: '',
      description: 'The OpenID Connect issuer whose tokens let write over HTTP; empty: nobody does',
      // The second is that of the local stack.
      allowedPattern: '|https://[!-~]{4,256}|http://127\\.0\\.0\\.1:[0-9]+',
      constraintDescription: 'an https address, or nothing',
    });
    this.audience = this.parameter('Audience', {
      default: 'gongkai',
      description: 'What a token has to be made for: its claim aud, or client_id',
      allowedPattern: '[!-~]{1,256}',
    });
    this.roleClaim = this.parameter('RoleClaim', {
      default: 'gongkai_roles',
      description: 'The claim that lists roles',
      allowedPattern: '[!-~]{1,128}',
    });
    this.organisationClaim = this.parameter('OrganisationClaim', {
      default: 'gongkai_org',
      description: 'The claim that names the organisation that somebody speaks for',
      allowedPattern: '[!-~]{1,128}',
    });
    this.roleWords = this.parameter('RoleWords', {
      default: '',
      description: 'What the issuer calls our roles: sender=A,reviewer=B,operator=C; empty: the same',
      allowedPattern: '[!-~]{0,256}',
    });
  }

  private parameter(name: string, props: ConstructorParameters<typeof CfnParameter>[2]): string {
    const parameter = new CfnParameter(this, name, { type: 'String', ...props });
    parameter.overrideLogicalId(name);
    return parameter.valueAsString;
  }
}

export interface TokenGateProps {
  readonly api: HttpApi;
  readonly settings: TokenSettings;
}

/**
 * Lets only good tokens of the issuer through to the routes behind it. Without an issuer there is nothing to check
 * tokens by, and the functions behind refuse everybody: an authorizer can't be made for an issuer that is not there.
 */
export class TokenGate extends Construct {
  private readonly isSet: CfnCondition;
  private readonly authorizer: CfnAuthorizer;

  constructor(scope: Construct, id: string, { api, settings }: TokenGateProps) {
    super(scope, id);
    this.isSet = new CfnCondition(this, 'IsSet', {
      expression: Fn.conditionNot(Fn.conditionEquals(settings.issuer, '')),
    });
    this.authorizer = new CfnAuthorizer(this, 'Authorizer', {
      apiId: api.apiId,
      name: 'token',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: settings.issuer, audience: [settings.audience] },
    });
    this.authorizer.cfnOptions.condition = this.isSet;
  }

  protect(routes: readonly HttpRoute[]): void {
    const { logicalId } = this.isSet;
    for (const route of routes) {
      const resource = route.node.defaultChild;
      if (!(resource instanceof CfnRoute)) throw new Error('a route has no resource of its own');
      resource.authorizationType = Token.asString(Fn.conditionIf(logicalId, 'JWT', 'NONE'));
      resource.authorizerId = Token.asString(Fn.conditionIf(logicalId, this.authorizer.ref, Aws.NO_VALUE));
    }
  }
}
