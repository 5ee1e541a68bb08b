import * as v from 'valibot';
import { attributeOf, ACCOUNT, type Place, physicalName, refOf } from './physical-names.ts';
import {
  INERT_TYPES,
  RESOURCE_SCHEMAS,
  type ResourceProperties,
  type ResourceType,
} from './resource-schemas.ts';
import { resolveValue, type Scope, textOf } from './resolve-value.ts';
import { type Template, type TemplateResource, type TemplateValue, UnsupportedTemplate } from './template.ts';

/** A resource with all that running it takes. */
export interface ResolvedResource<Type extends ResourceType> {
  readonly logicalId: string;
  readonly name: string;
  /** What `Ref` gives for it. */
  readonly ref: string;
  readonly properties: ResourceProperties<Type>;
}

/** A template with its parameters filled in, its conditions decided and its intrinsic functions resolved. */
export interface ResolvedStack {
  readonly region: string;
  resources<Type extends ResourceType>(type: Type): readonly ResolvedResource<Type>[];
  /** By name. */
  readonly outputs: ReadonlyMap<string, string>;
}

/**
 * Resolves a template for this computer. Throws UnsupportedTemplate, naming the resource and its type or property, for
 * whatever it can't stand in for: all such places at once.
 */
export function resolveStack(
  template: Template,
  place: Place,
  parameters: Readonly<Record<string, string>> = {},
): ResolvedStack {
  const scope = scopeOf(template, place, fillParameters(template, parameters));
  const present = Object.entries(template.Resources).filter(
    ([, { Condition }]) => Condition === undefined || scope.condition(Condition),
  );
  const problems: string[] = [];
  const resolved = new Map<string, ResolvedResource<ResourceType>[]>();
  for (const [logicalId, resource] of present) {
    if (INERT_TYPES.has(resource.Type)) continue;
    const properties = resolveProperties(logicalId, resource, { scope, problems });
    if (properties === undefined) continue;
    const name = physicalName(logicalId, resource, place);
    const entry = { logicalId, name, ref: refOf(logicalId, resource, place), properties };
    resolved.set(resource.Type, [...(resolved.get(resource.Type) ?? []), entry]);
  }
  if (problems.length > 0)
    throw new UnsupportedTemplate(`the local stack can't run this template:\n  ${problems.join('\n  ')}`);
  return {
    region: place.region,
    // Each list holds what the schema of its own type has given.
    resources: <Type extends ResourceType>(type: Type) =>
      (resolved.get(type) ?? []) as unknown as readonly ResolvedResource<Type>[],
    outputs: outputsOf(template, scope),
  };
}

function resolveProperties(
  logicalId: string,
  resource: TemplateResource,
  { scope, problems }: { readonly scope: Scope; readonly problems: string[] },
): ResourceProperties<ResourceType> | undefined {
  const schema = isSupported(resource.Type) ? RESOURCE_SCHEMAS[resource.Type] : undefined;
  if (!schema) {
    problems.push(`${logicalId}: ${resource.Type} is not supported`);
    return undefined;
  }
  const parsed = v.safeParse(schema, resolveValue(resource.Properties ?? {}, scope));
  if (parsed.success) return parsed.output;
  for (const issue of parsed.issues) {
    const path = v.getDotPath(issue) ?? '';
    const reason =
      issue.expected === 'never' ? 'is not supported' : `must be ${issue.expected}, not ${issue.received}`;
    problems.push(`${logicalId} (${resource.Type}): ${path} ${reason}`);
  }
  return undefined;
}

function isSupported(type: string): type is ResourceType {
  return Object.hasOwn(RESOURCE_SCHEMAS, type);
}

function scopeOf(template: Template, place: Place, parameters: ReadonlyMap<string, TemplateValue>): Scope {
  const resourceOf = (logicalId: string): TemplateResource => {
    const resource = template.Resources[logicalId];
    if (!resource) throw new UnsupportedTemplate(`${logicalId} is neither a parameter nor a resource`);
    return resource;
  };
  const pseudo = pseudoParameters(place);
  const scope: Scope = {
    ref: (name) => {
      if (name === 'AWS::NoValue') return undefined;
      return pseudo.get(name) ?? parameters.get(name) ?? refOf(name, resourceOf(name), place);
    },
    attribute: (logicalId, attribute) => {
      const resource = resourceOf(logicalId);
      const value = attributeOf(logicalId, { resource, attribute }, place);
      if (value === undefined)
        throw new UnsupportedTemplate(
          `${logicalId} (${resource.Type}): attribute ${attribute} is not supported`,
        );
      return value;
    },
    condition: (name) => {
      const condition = template.Conditions?.[name];
      if (condition === undefined) throw new UnsupportedTemplate(`there is no condition ${name}`);
      return resolveValue(condition, scope) === true;
    },
    mapping: (map, first, second) => {
      const value = template.Mappings?.[map]?.[first]?.[second];
      if (value === undefined) throw new UnsupportedTemplate(`there is no mapping ${map}.${first}.${second}`);
      return value;
    },
  };
  return scope;
}

function pseudoParameters({ stackName, region }: Place): ReadonlyMap<string, string> {
  return new Map([
    ['AWS::AccountId', ACCOUNT],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', region],
    ['AWS::StackId', `arn:aws:cloudformation:${region}:${ACCOUNT}:stack/${stackName}/local`],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]);
}

/** Given values over defaults, held against the constraints that CloudFormation would hold them against. */
function fillParameters(
  template: Template,
  given: Readonly<Record<string, string>>,
): ReadonlyMap<string, TemplateValue> {
  const filled = Object.entries(template.Parameters ?? {}).map(([name, parameter]) => {
    const value = given[name] ?? parameter.Default;
    if (value === undefined)
      throw new UnsupportedTemplate(
        `the parameter ${name} has no default, and no value for it is known here`,
      );
    const pattern = parameter.AllowedPattern;
    const fits = pattern === undefined || new RegExp(`^(?:${pattern})$`).test(textOf(value));
    if (!fits || parameter.AllowedValues?.includes(value) === false) {
      throw new UnsupportedTemplate(`the parameter ${name} does not allow ${JSON.stringify(value)}`);
    }
    return [name, value] as const;
  });
  return new Map(filled);
}

function outputsOf(template: Template, scope: Scope): ReadonlyMap<string, string> {
  const outputs = Object.entries(template.Outputs ?? {});
  return new Map(outputs.map(([name, { Value }]) => [name, textOf(resolveValue(Value, scope) ?? null)]));
}
