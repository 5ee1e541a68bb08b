import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../functions/environment.ts';

/** The variables that one function gets, by the names that the code uses for them. */
export type FunctionEnvironment = Readonly<Partial<Record<keyof typeof ENVIRONMENT, string>>>;

export interface ServerFunctionProps {
  /** Folder with `index.mjs`. */
  readonly bundle: string;
  readonly description: string;
  readonly memoryMiB: number;
  readonly timeout: Duration;
  /** Of its own folder for passing files. Default: 512. */
  readonly diskMiB?: number;
  readonly environment: FunctionEnvironment;
  /** All that it may do, its own log aside. */
  readonly permissions: readonly PolicyStatement[];
  /** Default: 30 days. */
  readonly logRetention?: RetentionDays;
}

/** A function with its own role and its own log, and no permission but those named. */
export class ServerFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: ServerFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logRetention ?? RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.log = logGroup;
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle, { exclude: ['*.map'] }),
      memorySize: props.memoryMiB,
      timeout: props.timeout,
      ...(props.diskMiB !== undefined && { ephemeralStorageSize: Size.mebibytes(props.diskMiB) }),
      environment: variablesOf(props.environment),
      role: roleOf(this, [...props.permissions, writeTo(logGroup)]),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    });
  }
}

function variablesOf(environment: FunctionEnvironment): Record<string, string> {
  const nameOf: Readonly<Record<string, string>> = ENVIRONMENT;
  return Object.fromEntries(Object.entries(environment).map(([use, value]) => [nameOf[use] ?? use, value]));
}

function roleOf(scope: Construct, statements: readonly PolicyStatement[]): Role {
  return new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { Permissions: new PolicyDocument({ statements: [...statements] }) },
  });
}

function writeTo(logGroup: LogGroup): PolicyStatement {
  return new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
}
