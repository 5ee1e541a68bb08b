import { CfnCondition, CfnParameter, Fn } from 'aws-cdk-lib';
import { Construct } from 'constructs';

const PATH = '/api/v1';

/** Where the pages find the API: under their own address, or at one of its own, as a deployment decides. */
export class ApiAddress extends Construct {
  /** The base address of the API, for the pages. */
  readonly base: string;
  private readonly origin: string;
  private readonly isSet: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const parameter = new CfnParameter(this, 'Url', {
      type: 'String',
      default: '',
      description:
        'Where the pages ask the API, such as https://api.example.org or the output ApiOrigin; empty: at their own address',
      // The last is that of the local stack.
      allowedPattern: '|https://[A-Za-z0-9.-]{4,253}(:[0-9]{1,5})?|http://127\\.0\\.0\\.1:[0-9]+',
      constraintDescription: 'an https address without a path, or nothing',
    });
    parameter.overrideLogicalId('ApiUrl');
    const isSet = new CfnCondition(this, 'IsSet', {
      expression: Fn.conditionNot(Fn.conditionEquals(parameter, '')),
    });
    this.origin = parameter.valueAsString;
    this.isSet = isSet.logicalId;
    this.base = Fn.conditionIf(this.isSet, `${this.origin}${PATH}`, PATH).toString();
  }

  /** The sources of a policy of content: this one, and the API where it has an origin of its own. */
  besides(source: string): string {
    return Fn.conditionIf(this.isSet, `${source} ${this.origin}`, source).toString();
  }
}
