import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import manifest from '../cdk.json' with { type: 'json' };
import { ACKNOWLEDGEMENTS, acknowledge, CHINA_ACKNOWLEDGEMENTS } from './acknowledgements.ts';
import { GongkaiStack } from './gongkai-stack.ts';
import { isChina } from './is-china.ts';
import { OwnChecks } from './own-checks.ts';

export interface GongkaiAppProps {
  readonly bundles: string;
  /** Where the cloud assembly goes. Default: what the CDK says. */
  readonly outdir?: string;
  /** Context beside the feature flags, as `cdk --context` gives it: `stack` (name) and `region`. */
  readonly context?: Readonly<Record<string, string>>;
}

/** The app with its one stack and the rules that it has to pass. A finding that is not acknowledged fails the synth. */
export function gongkaiApp(props: GongkaiAppProps): { readonly app: App; readonly stack: GongkaiStack } {
  const app = new App({
    // The same flags whether the CDK's command line starts us or not.
    context: { ...manifest.context, ...props.context },
    ...(props.outdir === undefined ? {} : { outdir: props.outdir }),
  });
  const region = contextText(app, 'region');
  const stack = new GongkaiStack(app, contextText(app, 'stack') ?? 'Gongkai', {
    bundles: props.bundles,
    ...(region === undefined ? {} : { env: { region } }),
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app), new OwnChecks(app));
  acknowledge(stack, ACKNOWLEDGEMENTS);
  if (isChina(stack)) acknowledge(stack, CHINA_ACKNOWLEDGEMENTS);
  return { app, stack };
}

function contextText(app: App, name: string): string | undefined {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
