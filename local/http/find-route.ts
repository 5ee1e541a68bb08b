/** A route of an HTTP API: `GET /reports/{id}`, `ANY /files/{proxy+}` or `$default`. */
export interface Route<Target> {
  readonly routeKey: string;
  readonly target: Target;
}

/** The route that a request takes, with the values of its variables, decoded. */
export interface FoundRoute<Target> {
  readonly route: Route<Target>;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Chooses the most specific route as API Gateway does: a full match before a greedy one, fixed parts before variables,
 * a method before ANY, `$default` last.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function findRoute<Target>(
  routes: readonly Route<Target>[],
  method: string,
  path: string,
): FoundRoute<Target> | undefined {
  const found = routes.flatMap((route) => {
    const parameters = matchRoute(route.routeKey, method, path);
    return parameters === undefined ? [] : [{ route, parameters }];
  });
  return found.sort((a, b) => compare(rank(b.route.routeKey), rank(a.route.routeKey)))[0];
}

function matchRoute(
  routeKey: string,
  method: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  if (routeKey === '$default') return {};
  const [routeMethod = '', routePath = ''] = routeKey.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;
  const wanted = segments(routePath);
  const given = segments(path);
  const isGreedy = wanted.at(-1)?.endsWith('+}') ?? false;
  if (isGreedy ? given.length < wanted.length : given.length !== wanted.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const variable = /^\{(.+?)(\+?)\}$/.exec(segment);
    const value = variable?.[2] === '+' ? given.slice(index).join('/') : (given[index] ?? '');
    if (variable?.[1] !== undefined) parameters[variable[1]] = value;
    else if (segment !== value) return undefined;
  }
  return parameters;
}

/** One number a segment: fixed 2, variable 1, greedy 0; then the method. */
function rank(routeKey: string): readonly number[] {
  if (routeKey === '$default') return [-1];
  const [method, path = ''] = routeKey.split(' ');
  const ranks = segments(path).map((segment) =>
    segment.endsWith('+}') ? 0 : segment.startsWith('{') ? 1 : 2,
  );
  return [ranks.includes(0) ? 0 : 1, ...ranks, method === 'ANY' ? 0 : 1];
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function segments(path: string): readonly string[] {
  return path.split('/').slice(1);
}
