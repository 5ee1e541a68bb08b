import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  type HttpRoute,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { TokenGate, type TokenSettings } from './token-gate.ts';

export interface PublicApiProps {
  readonly query: IFunction;
  readonly door: IFunction;
  readonly decide: IFunction;
  readonly tokens: TokenSettings;
  /** Requests a second over all callers. Default: 100. */
  readonly ratePerSecond?: number;
  /** Requests at one moment over all callers. Default: 200. */
  readonly burst?: number;
}

const EVERY_PATH = '/api/{proxy+}';

/** The questions that can be asked, and everything else under `/api/`, so that a wrong address gets our 404. */
export const API_PATHS = [
  '/api/v1/reports',
  '/api/v1/reports/{id}',
  '/api/v1/reports/{id}/revisions',
  '/api/v1/reports/{id}/changes',
  '/api/v1/observations',
  '/api/v1/aggregates',
  '/api/v1/series/{id}',
  '/api/v1/coverage',
  '/api/v1/differences',
  '/api/v1/changes',
  '/api/v1/feed',
  '/api/v1/receipts/{id}',
  '/api/v1/organisations',
  '/api/v1/reviews',
  '/api/v1/items',
  '/api/v1/rules',
  '/api/v1/status',
  '/api/v1/openapi.json',
  EVERY_PATH,
] as const;

/** Pages for people that the query function answers. */
export const PAGE_PATHS = ['/reports/{id}', '/organisations/{id}'] as const;

/** Where a file is sent to be tried. */
export const VALIDATE_PATH = '/api/v1/validate';

/** Where files come in, where links are made, where something is decided. */
export const WRITING_PATHS = {
  uploads: '/api/v1/uploads',
  linkedUploads: '/api/v1/uploads/by-link',
  links: '/api/v1/links',
  decisions: '/api/v1/decisions',
  waiting: '/api/v1/reviews/waiting',
} as const;

/** Writing is rare: what one path may do, of all callers together. */
const WRITING_THROTTLE = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 };

/**
 * Questions over HTTP by GET and HEAD; files by POST, tried or let in; by OPTIONS a browser asks whether the page that
 * it shows may do so. All throttled, every request in the log.
 */
export class PublicApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false, description: 'gongkai: questions' });
    const integration = new HttpLambdaIntegration('Query', props.query, { scopePermissionToRoute: false });
    for (const path of [...API_PATHS, ...PAGE_PATHS]) {
      this.api.addRoutes({ path, methods: [HttpMethod.GET, HttpMethod.HEAD], integration });
    }
    this.api.addRoutes({ path: VALIDATE_PATH, methods: [HttpMethod.POST], integration });
    this.api.addRoutes({ path: EVERY_PATH, methods: [HttpMethod.OPTIONS], integration });
    const writing = this.addWriting(props);
    this.addStage(props, writing);
  }

  /** What opens by a submission link asks for no token: the link stands in its place. */
  private addWriting({ door, decide, tokens }: PublicApiProps): readonly HttpRoute[] {
    const doors = new HttpLambdaIntegration('Door', door, { scopePermissionToRoute: false });
    const decisions = new HttpLambdaIntegration('Decide', decide, { scopePermissionToRoute: false });
    const add = (path: string, integration: HttpLambdaIntegration) =>
      this.api.addRoutes({ path, methods: [HttpMethod.POST], integration });
    const guarded = [
      ...add(WRITING_PATHS.uploads, doors),
      ...add(WRITING_PATHS.links, decisions),
      ...add(WRITING_PATHS.decisions, decisions),
      ...add(WRITING_PATHS.waiting, decisions),
    ];
    new TokenGate(this, 'Gate', { api: this.api, settings: tokens }).protect(guarded);
    return [...guarded, ...add(WRITING_PATHS.linkedUploads, doors)];
  }

  private addStage(props: PublicApiProps, writing: readonly HttpRoute[]): void {
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: props.ratePerSecond ?? 100, burstLimit: props.burst ?? 200 },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: ACCESS_LOG },
    });
    const resource = stage.node.defaultChild;
    if (!(resource instanceof CfnStage)) throw new Error('the stage has no resource of its own');
    resource.routeSettings = Object.fromEntries(
      Object.values(WRITING_PATHS).map((path) => [`POST ${path}`, WRITING_THROTTLE]),
    );
    // Settings of a route that is not there yet are refused.
    stage.node.addDependency(...writing);
  }
}

// No caller's address and no path: the one is personal, the other holds receipt ids that only senders know.
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    httpMethod: '$context.httpMethod',
    routeKey: '$context.routeKey',
    status: '$context.status',
    protocol: '$context.protocol',
    responseLength: '$context.responseLength',
    responseLatency: '$context.responseLatency',
    integrationError: '$context.integrationErrorMessage',
  }),
);
