import { type TemplateValue, UnsupportedTemplate } from './template.ts';

/** What the intrinsic functions of a template look things up in. */
export interface Scope {
  /** Value of `Ref`: a parameter, a pseudo parameter or a resource. `undefined`: AWS::NoValue. */
  readonly ref: (name: string) => TemplateValue | undefined;
  readonly attribute: (logicalId: string, name: string) => TemplateValue;
  readonly condition: (name: string) => boolean;
  readonly mapping: (map: string, first: string, second: string) => TemplateValue;
}

type Intrinsic = (argument: TemplateValue, scope: Scope) => TemplateValue | undefined;

/** Every intrinsic function that is understood; another one stops the boot. */
const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(textOf(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId = '', ...path] =
      typeof argument === 'string' ? argument.split('.') : list(argument).map(textOf);
    return scope.attribute(logicalId, path.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, values] = pair(argument);
    return list(resolve(values, scope)).map(textOf).join(textOf(separator));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, value] = pair(argument);
    return textOf(resolve(value, scope)).split(textOf(separator));
  },
  'Fn::Select': (argument, scope) => {
    const [index, values] = pair(argument);
    const selected = list(resolve(values, scope))[Number(resolve(index, scope))];
    if (selected === undefined)
      throw new UnsupportedTemplate(`Fn::Select beyond its list: ${JSON.stringify(argument)}`);
    return selected;
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::FindInMap': (argument, scope) => {
    const [map = '', first = '', second = ''] = list(resolve(argument, scope)).map(textOf);
    return scope.mapping(map, first, second);
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = list(argument);
    return resolveValue(scope.condition(textOf(name ?? '')) ? (yes ?? null) : (no ?? null), scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = pair(resolve(argument, scope));
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::And': (argument, scope) => list(argument).every((condition) => resolve(condition, scope) === true),
  'Fn::Or': (argument, scope) => list(argument).some((condition) => resolve(condition, scope) === true),
  'Fn::Not': (argument, scope) => list(argument).every((condition) => resolve(condition, scope) !== true),
  'Fn::Base64': (argument, scope) => Buffer.from(textOf(resolve(argument, scope))).toString('base64'),
  Condition: (name, scope) => scope.condition(textOf(name)),
};

/** Replaces every intrinsic function by its value. `undefined` (AWS::NoValue) takes the property out. */
export function resolveValue(value: TemplateValue, scope: Scope): TemplateValue | undefined {
  if (Array.isArray(value))
    return value.flatMap((entry: TemplateValue) => present(resolveValue(entry, scope)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[name, argument] = []] = entries;
  if (entries.length === 1 && name !== undefined && argument !== undefined && isIntrinsic(name, argument)) {
    const intrinsic = INTRINSICS[name];
    if (!intrinsic) throw new UnsupportedTemplate(`the intrinsic function ${name} is not supported`);
    return intrinsic(argument, scope);
  }
  return Object.fromEntries(
    entries.flatMap(([key, inner]) => present(resolveValue(inner, scope)).map((resolved) => [key, resolved])),
  );
}

/** A policy statement has a `Condition` of its own, which is a map and not a name. */
function isIntrinsic(name: string, argument: TemplateValue): boolean {
  return name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && typeof argument === 'string');
}

function resolve(value: TemplateValue, scope: Scope): TemplateValue {
  return resolveValue(value, scope) ?? null;
}

/** `${Name}`, `${LogicalId.Attribute}` and `${!Literal}`, with variables of its own in the long form. */
function substitute(argument: TemplateValue, scope: Scope): string {
  const [format, variables]: readonly [TemplateValue, TemplateValue] =
    typeof argument === 'string' ? [argument, null] : pair(argument);
  return textOf(format).replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const own = isMap(variables) ? variables[name] : undefined;
    if (own !== undefined) return textOf(resolve(own, scope));
    return textOf(resolve(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, scope));
  });
}

function present(value: TemplateValue | undefined): TemplateValue[] {
  return value === undefined ? [] : [value];
}

function isMap(value: TemplateValue): value is { readonly [name: string]: TemplateValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: TemplateValue): readonly TemplateValue[] {
  if (Array.isArray(value)) return value;
  throw new UnsupportedTemplate(`a list was expected, not ${JSON.stringify(value)}`);
}

function pair(value: TemplateValue): readonly [TemplateValue, TemplateValue] {
  const [first, second] = list(value);
  if (first !== undefined && second !== undefined) return [first, second];
  throw new UnsupportedTemplate(`two values were expected, not ${JSON.stringify(value)}`);
}

/** A value where a text has to be; numbers and booleans are written as CloudFormation writes them. */
export function textOf(value: TemplateValue): string {
  if (typeof value === 'object')
    throw new UnsupportedTemplate(`a text was expected, not ${JSON.stringify(value)}`);
  return String(value);
}
