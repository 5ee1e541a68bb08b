import { CfnParameter } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Who publishes, as descriptions of the data name them; decided at deployment. */
export class PublisherSettings extends Construct {
  readonly name: string;
  /** An e-mail or https address. */
  readonly contact: string;
  /** The public host with its scheme; empty: that of the distribution. */
  readonly publicUrl: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.name = parameter(this, 'Name', {
      description: 'Who publishes the data, as its descriptions name them',
      allowedPattern: '.{1,200}',
      default: '未配置发布机构 (no publisher configured)',
    });
    this.contact = parameter(this, 'Contact', {
      description: 'Where readers turn to: an e-mail address or an https address; may be empty',
      allowedPattern: '|[^\\s@]{1,64}@[^\\s@]{1,190}|https://[!-~]{4,256}',
      default: '',
    });
    this.publicUrl = parameter(this, 'Url', {
      description: 'The public address, such as https://data.example.org; empty: that of the distribution',
      allowedPattern: '|https?://[A-Za-z0-9.:-]{4,256}',
      default: '',
    });
  }
}

/** Named by its own words and not by its place: `PublisherName`, `PublisherContact`, `PublisherUrl`. */
function parameter(
  scope: Construct,
  id: string,
  props: { readonly description: string; readonly allowedPattern: string; readonly default: string },
): string {
  const declared = new CfnParameter(scope, id, { type: 'String', ...props });
  declared.overrideLogicalId(`Publisher${id}`);
  return declared.valueAsString;
}
