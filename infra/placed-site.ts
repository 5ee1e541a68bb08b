import { CfnResource, CustomResource, FileSystem, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface PlacedSiteProps {
  /** The function that puts the pages in their place; they travel inside its bundle. */
  readonly placer: IFunction;
  /** Folder of that bundle. */
  readonly bundle: string;
  /** What the pages read as `/config.json`. */
  readonly configuration: Readonly<Record<string, string>>;
}

/** In seconds; a deployment that gets no answer would wait for an hour without it. */
const LONGEST_WAIT = 120;

/** The pages of the site in their bucket, placed anew by every deployment that brings other ones or another configuration. */
export class PlacedSite extends Construct {
  constructor(scope: Construct, id: string, { placer, bundle, configuration }: PlacedSiteProps) {
    super(scope, id);
    const pages = new CustomResource(this, 'Pages', {
      serviceToken: placer.functionArn,
      properties: {
        content: FileSystem.fingerprint(bundle),
        configuration: Stack.of(this).toJsonString(configuration),
      },
    });
    // The property of the library would write a text, which the template's validation warns of.
    if (pages.node.defaultChild instanceof CfnResource)
      pages.node.defaultChild.addPropertyOverride('ServiceTimeout', LONGEST_WAIT);
  }
}
