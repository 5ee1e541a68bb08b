/** Any value in a template. */
export type TemplateValue =
  | null
  | boolean
  | number
  | string
  | readonly TemplateValue[]
  | { readonly [name: string]: TemplateValue };

/** A resource as the template declares it. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: TemplateValue };
  /** Name of the condition under which it exists. */
  readonly Condition?: string;
}

/** A parameter of the template. */
export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: TemplateValue;
  readonly AllowedPattern?: string;
  readonly AllowedValues?: readonly TemplateValue[];
}

/** A CloudFormation template, as far as we read it. */
export interface Template {
  readonly Parameters?: { readonly [name: string]: TemplateParameter };
  readonly Mappings?: {
    readonly [name: string]: { readonly [key: string]: { readonly [key: string]: TemplateValue } };
  };
  readonly Conditions?: { readonly [name: string]: TemplateValue };
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
  readonly Outputs?: { readonly [name: string]: { readonly Value: TemplateValue } };
}

/** A template, or a part of it, that this local stack can't stand in for: the boot stops with the name of it. */
export class UnsupportedTemplate extends Error {
  override readonly name = 'UnsupportedTemplate';
}
