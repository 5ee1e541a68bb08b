import * as v from 'valibot';

/** A property that means nothing here: encryption, retention, permissions, descriptions. Named, so it was thought of. */
const INERT = v.optional(v.unknown());

/** CloudFormation takes numbers and booleans also as texts. */
const NUMBER = v.pipe(v.union([v.number(), v.string()]), v.toNumber());
const FLAG = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((value) => value === 'true'),
  ),
]);
const TEXTS = v.array(v.string());

const CORS_RULE = v.strictObject({
  AllowedHeaders: v.optional(TEXTS, []),
  AllowedMethods: TEXTS,
  AllowedOrigins: TEXTS,
  ExposedHeaders: v.optional(TEXTS, []),
  Id: INERT,
  MaxAge: v.optional(NUMBER),
});

const BUCKET = v.strictObject({
  BucketName: v.optional(v.string()),
  CorsConfiguration: v.optional(v.strictObject({ CorsRules: v.array(CORS_RULE) })),
  NotificationConfiguration: v.optional(
    v.strictObject({
      QueueConfigurations: v.array(
        v.strictObject({
          Event: v.string(),
          Queue: v.string(),
          Filter: v.optional(
            v.strictObject({
              S3Key: v.strictObject({
                Rules: v.array(v.strictObject({ Name: v.string(), Value: v.string() })),
              }),
            }),
          ),
        }),
      ),
    }),
  ),
  VersioningConfiguration: v.optional(v.strictObject({ Status: v.picklist(['Enabled', 'Suspended']) })),
  BucketEncryption: INERT,
  LifecycleConfiguration: INERT,
  LoggingConfiguration: INERT,
  OwnershipControls: INERT,
  PublicAccessBlockConfiguration: INERT,
  Tags: INERT,
});

const BUCKET_POLICY = v.strictObject({
  Bucket: v.string(),
  PolicyDocument: v.strictObject({
    Statement: v.array(
      v.looseObject({
        Effect: v.picklist(['Allow', 'Deny']),
        Action: v.union([v.string(), TEXTS]),
        Principal: v.unknown(),
        Resource: v.union([v.string(), TEXTS]),
      }),
    ),
    Version: INERT,
  }),
});

/** Statements are read where they are enforced. */
const POLICY_DOCUMENT = v.strictObject({
  Statement: v.array(v.looseObject({ Effect: v.picklist(['Allow', 'Deny']) })),
  Version: INERT,
});

const ROLE = v.strictObject({
  RoleName: v.optional(v.string()),
  ManagedPolicyArns: v.optional(TEXTS, []),
  Policies: v.optional(
    v.array(v.strictObject({ PolicyName: v.string(), PolicyDocument: POLICY_DOCUMENT })),
    [],
  ),
  AssumeRolePolicyDocument: INERT,
  Description: INERT,
  MaxSessionDuration: INERT,
  Path: INERT,
  Tags: INERT,
});

const POLICY = v.strictObject({
  PolicyDocument: POLICY_DOCUMENT,
  Roles: v.optional(TEXTS, []),
  Description: INERT,
  ManagedPolicyName: INERT,
  Path: INERT,
  PolicyName: INERT,
});

const QUEUE_POLICY = v.strictObject({ PolicyDocument: POLICY_DOCUMENT, Queues: TEXTS });

const KEY_SCHEMA = v.array(
  v.strictObject({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }),
);

const TABLE = v.strictObject({
  TableName: v.optional(v.string()),
  AttributeDefinitions: v.array(
    v.strictObject({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) }),
  ),
  KeySchema: KEY_SCHEMA,
  BillingMode: v.optional(v.literal('PAY_PER_REQUEST')),
  GlobalSecondaryIndexes: v.optional(
    v.array(
      v.strictObject({
        IndexName: v.string(),
        KeySchema: KEY_SCHEMA,
        Projection: v.strictObject({
          ProjectionType: v.picklist(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: v.optional(TEXTS),
        }),
      }),
    ),
  ),
  ContributorInsightsSpecification: INERT,
  DeletionProtectionEnabled: INERT,
  PointInTimeRecoverySpecification: INERT,
  SSESpecification: INERT,
  TableClass: INERT,
  Tags: INERT,
});

const QUEUE = v.strictObject({
  QueueName: v.optional(v.string()),
  DelaySeconds: v.optional(NUMBER),
  MaximumMessageSize: v.optional(NUMBER),
  MessageRetentionPeriod: v.optional(NUMBER),
  ReceiveMessageWaitTimeSeconds: v.optional(NUMBER),
  RedrivePolicy: v.optional(v.strictObject({ deadLetterTargetArn: v.string(), maxReceiveCount: NUMBER })),
  VisibilityTimeout: v.optional(NUMBER),
  KmsDataKeyReusePeriodSeconds: INERT,
  KmsMasterKeyId: INERT,
  RedriveAllowPolicy: INERT,
  SqsManagedSseEnabled: INERT,
  Tags: INERT,
});

const FUNCTION = v.strictObject({
  FunctionName: v.optional(v.string()),
  Code: v.strictObject({ S3Bucket: v.string(), S3Key: v.string() }),
  Environment: v.optional(v.strictObject({ Variables: v.record(v.string(), v.string()) })),
  Handler: v.string(),
  MemorySize: v.optional(NUMBER, 128),
  ReservedConcurrentExecutions: v.optional(NUMBER),
  Runtime: v.pipe(v.string(), v.startsWith('nodejs')),
  Timeout: v.optional(NUMBER, 3),
  Architectures: INERT,
  Description: INERT,
  EphemeralStorage: INERT,
  LoggingConfig: v.optional(v.looseObject({ LogGroup: v.optional(v.string()) })),
  RecursiveLoop: INERT,
  Role: v.string(),
  RuntimeManagementConfig: INERT,
  Tags: INERT,
  TracingConfig: INERT,
});

const EVENT_SOURCE_MAPPING = v.strictObject({
  BatchSize: v.optional(NUMBER, 10),
  Enabled: v.optional(FLAG, true),
  EventSourceArn: v.string(),
  FunctionName: v.string(),
  FunctionResponseTypes: v.optional(v.array(v.literal('ReportBatchItemFailures')), []),
  MaximumBatchingWindowInSeconds: v.optional(NUMBER, 0),
  ScalingConfig: v.optional(v.strictObject({ MaximumConcurrency: v.optional(NUMBER) })),
  Tags: INERT,
});

const SCHEDULE_TARGET = {
  Arn: v.string(),
  Input: v.optional(v.string()),
};

const KMS_KEY = v.strictObject({
  KeySpec: v.picklist(['RSA_3072', 'RSA_4096']),
  KeyUsage: v.literal('SIGN_VERIFY'),
  Description: INERT,
  KeyPolicy: INERT,
  PendingWindowInDays: INERT,
  Tags: INERT,
});

const RULE = v.strictObject({
  Name: v.optional(v.string()),
  ScheduleExpression: v.string(),
  State: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
  Targets: v.array(
    v.strictObject({ ...SCHEDULE_TARGET, Id: v.string(), DeadLetterConfig: INERT, RetryPolicy: INERT }),
  ),
  Description: INERT,
  Tags: INERT,
});

const SCHEDULE = v.strictObject({
  Name: v.optional(v.string()),
  FlexibleTimeWindow: v.optional(v.unknown()),
  ScheduleExpression: v.string(),
  State: v.optional(v.picklist(['ENABLED', 'DISABLED']), 'ENABLED'),
  Target: v.strictObject({ ...SCHEDULE_TARGET, RoleArn: INERT, DeadLetterConfig: INERT, RetryPolicy: INERT }),
  Description: INERT,
});

const API = v.strictObject({
  Name: v.optional(v.string()),
  ProtocolType: v.literal('HTTP'),
  DisableExecuteApiEndpoint: INERT,
  Description: INERT,
  IpAddressType: INERT,
  Tags: INERT,
});

const STAGE = v.strictObject({
  ApiId: v.string(),
  StageName: v.literal('$default'),
  AutoDeploy: v.literal(true),
  AccessLogSettings: INERT,
  DefaultRouteSettings: INERT,
  Description: INERT,
  RouteSettings: INERT,
  Tags: INERT,
});

const INTEGRATION = v.strictObject({
  ApiId: v.string(),
  IntegrationType: v.literal('AWS_PROXY'),
  IntegrationUri: v.string(),
  PayloadFormatVersion: v.literal('2.0'),
  TimeoutInMillis: v.optional(NUMBER, 30_000),
  IntegrationMethod: INERT,
  Description: INERT,
});

const AUTHORIZER = v.strictObject({
  ApiId: v.string(),
  AuthorizerType: v.literal('JWT'),
  IdentitySource: v.tuple([v.literal('$request.header.Authorization')]),
  JwtConfiguration: v.strictObject({ Audience: TEXTS, Issuer: v.string() }),
  Name: INERT,
});

const ROUTE = v.strictObject({
  ApiId: v.string(),
  AuthorizationType: v.optional(v.picklist(['NONE', 'JWT']), 'NONE'),
  AuthorizerId: v.optional(v.string()),
  RouteKey: v.string(),
  Target: v.string(),
});

const WHICH = v.picklist(['none', 'whitelist', 'allExcept', 'all']);

const FORWARDED = {
  CookiesConfig: v.strictObject({ CookieBehavior: WHICH, Cookies: v.optional(TEXTS, []) }),
  HeadersConfig: v.strictObject({
    HeaderBehavior: v.picklist(['none', 'whitelist', 'allViewer', 'allExcept']),
    Headers: v.optional(TEXTS, []),
  }),
  QueryStringsConfig: v.strictObject({ QueryStringBehavior: WHICH, QueryStrings: v.optional(TEXTS, []) }),
};

const CACHE_POLICY = v.strictObject({
  CachePolicyConfig: v.strictObject({
    ParametersInCacheKeyAndForwardedToOrigin: v.strictObject({
      ...FORWARDED,
      EnableAcceptEncodingBrotli: INERT,
      EnableAcceptEncodingGzip: INERT,
    }),
    Comment: INERT,
    DefaultTTL: INERT,
    MaxTTL: INERT,
    MinTTL: INERT,
    Name: INERT,
  }),
});

const ORIGIN_REQUEST_POLICY = v.strictObject({
  OriginRequestPolicyConfig: v.strictObject({ ...FORWARDED, Comment: INERT, Name: INERT }),
});

const ITEMS = v.strictObject({ Items: TEXTS });
const OVERRIDE = { Override: FLAG };

const RESPONSE_HEADERS_POLICY = v.strictObject({
  ResponseHeadersPolicyConfig: v.strictObject({
    CorsConfig: v.optional(
      v.strictObject({
        AccessControlAllowCredentials: FLAG,
        AccessControlAllowHeaders: ITEMS,
        AccessControlAllowMethods: ITEMS,
        AccessControlAllowOrigins: ITEMS,
        AccessControlExposeHeaders: v.optional(ITEMS),
        AccessControlMaxAgeSec: v.optional(NUMBER),
        OriginOverride: FLAG,
      }),
    ),
    CustomHeadersConfig: v.optional(
      v.strictObject({
        Items: v.array(v.strictObject({ Header: v.string(), Value: v.string(), ...OVERRIDE })),
      }),
    ),
    RemoveHeadersConfig: v.optional(
      v.strictObject({ Items: v.array(v.strictObject({ Header: v.string() })) }),
    ),
    SecurityHeadersConfig: v.optional(
      v.strictObject({
        ContentSecurityPolicy: v.optional(v.strictObject({ ContentSecurityPolicy: v.string(), ...OVERRIDE })),
        ContentTypeOptions: v.optional(v.strictObject(OVERRIDE)),
        FrameOptions: v.optional(v.strictObject({ FrameOption: v.string(), ...OVERRIDE })),
        ReferrerPolicy: v.optional(v.strictObject({ ReferrerPolicy: v.string(), ...OVERRIDE })),
        StrictTransportSecurity: v.optional(
          v.strictObject({
            AccessControlMaxAgeSec: NUMBER,
            IncludeSubdomains: v.optional(FLAG, false),
            Preload: v.optional(FLAG, false),
            ...OVERRIDE,
          }),
        ),
        XSSProtection: v.optional(
          v.strictObject({ Protection: FLAG, ModeBlock: v.optional(FLAG, false), ...OVERRIDE }),
        ),
      }),
    ),
    Comment: INERT,
    Name: INERT,
  }),
});

const CLOUDFRONT_FUNCTION = v.strictObject({
  AutoPublish: v.optional(v.literal(true)),
  FunctionCode: v.string(),
  FunctionConfig: v.strictObject({ Comment: INERT, Runtime: v.literal('cloudfront-js-2.0') }),
  Name: v.string(),
});

const BEHAVIOUR = {
  AllowedMethods: v.optional(TEXTS, ['GET', 'HEAD']),
  CachePolicyId: v.string(),
  FunctionAssociations: v.optional(
    v.array(
      v.strictObject({
        EventType: v.picklist(['viewer-request', 'viewer-response']),
        FunctionARN: v.string(),
      }),
    ),
    [],
  ),
  OriginRequestPolicyId: v.optional(v.string()),
  ResponseHeadersPolicyId: v.optional(v.string()),
  TargetOriginId: v.string(),
  CachedMethods: INERT,
  Compress: INERT,
  ViewerProtocolPolicy: INERT,
};

const DISTRIBUTION = v.strictObject({
  DistributionConfig: v.strictObject({
    CacheBehaviors: v.optional(v.array(v.strictObject({ ...BEHAVIOUR, PathPattern: v.string() })), []),
    CustomErrorResponses: v.optional(
      v.array(
        v.strictObject({
          ErrorCode: NUMBER,
          ResponseCode: v.optional(NUMBER),
          ResponsePagePath: v.optional(v.string()),
          ErrorCachingMinTTL: INERT,
        }),
      ),
      [],
    ),
    DefaultCacheBehavior: v.strictObject(BEHAVIOUR),
    DefaultRootObject: v.optional(v.string(), ''),
    Enabled: v.literal(true),
    Origins: v.array(
      v.strictObject({
        DomainName: v.string(),
        Id: v.string(),
        OriginAccessControlId: v.optional(v.string()),
        OriginPath: v.optional(v.string(), ''),
        OriginCustomHeaders: v.optional(
          v.array(v.strictObject({ HeaderName: v.string(), HeaderValue: v.string() })),
          [],
        ),
        CustomOriginConfig: INERT,
        S3OriginConfig: INERT,
        ConnectionAttempts: INERT,
        ConnectionTimeout: INERT,
      }),
    ),
    Aliases: INERT,
    Comment: INERT,
    HttpVersion: INERT,
    IPV6Enabled: INERT,
    Logging: INERT,
    PriceClass: INERT,
    ViewerCertificate: INERT,
  }),
  Tags: INERT,
});

/** Made by a function of the template; all its own properties are texts, as CloudFormation hands them over. */
const CUSTOM_RESOURCE = v.objectWithRest({ ServiceToken: v.string(), ServiceTimeout: INERT }, v.string());

/** What this local stack stands in for: the properties that it acts on, and those that it knows to mean nothing here. */
export const RESOURCE_SCHEMAS = {
  'AWS::ApiGatewayV2::Api': API,
  'AWS::ApiGatewayV2::Authorizer': AUTHORIZER,
  'AWS::ApiGatewayV2::Integration': INTEGRATION,
  'AWS::ApiGatewayV2::Route': ROUTE,
  'AWS::ApiGatewayV2::Stage': STAGE,
  'AWS::CloudFormation::CustomResource': CUSTOM_RESOURCE,
  'AWS::CloudFront::CachePolicy': CACHE_POLICY,
  'AWS::CloudFront::Distribution': DISTRIBUTION,
  'AWS::CloudFront::Function': CLOUDFRONT_FUNCTION,
  'AWS::CloudFront::OriginRequestPolicy': ORIGIN_REQUEST_POLICY,
  'AWS::CloudFront::ResponseHeadersPolicy': RESPONSE_HEADERS_POLICY,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::Events::Rule': RULE,
  'AWS::IAM::ManagedPolicy': POLICY,
  'AWS::IAM::Policy': POLICY,
  'AWS::IAM::Role': ROLE,
  'AWS::KMS::Key': KMS_KEY,
  'AWS::Lambda::EventSourceMapping': EVENT_SOURCE_MAPPING,
  'AWS::Lambda::Function': FUNCTION,
  'AWS::S3::Bucket': BUCKET,
  'AWS::S3::BucketPolicy': BUCKET_POLICY,
  'AWS::SQS::Queue': QUEUE,
  'AWS::SQS::QueuePolicy': QUEUE_POLICY,
  'AWS::Scheduler::Schedule': SCHEDULE,
} as const;

/** Types that change nothing on one computer: who else may call, logs, alarms, the CDK's own notes. */
export const INERT_TYPES: ReadonlySet<string> = new Set([
  'AWS::CDK::Metadata',
  'AWS::CloudFront::CloudFrontOriginAccessIdentity',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::ResourcePolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
]);

/** A type of resource that runs here. */
export type ResourceType = keyof typeof RESOURCE_SCHEMAS;

/** The properties of a resource of that type, their intrinsic functions resolved. */
export type ResourceProperties<Type extends ResourceType> = v.InferOutput<(typeof RESOURCE_SCHEMAS)[Type]>;
