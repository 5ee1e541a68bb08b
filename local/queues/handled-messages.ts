import type { InvocationResult } from '../lambda/lambda-function.ts';

/**
 * Which messages of a batch are done and may be deleted, as Lambda decides it: all when the function succeeds, none
 * when it fails; with partial responses all but those that it names, and none when it names them wrongly.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function handledMessages(
  messageIds: readonly string[],
  result: InvocationResult,
  reportsFailures: boolean,
): readonly string[] {
  if (!result.ok) return [];
  if (!reportsFailures) return messageIds;
  const failed = failedIds(result.payload);
  if (!failed?.every((id) => messageIds.includes(id))) return [];
  return messageIds.filter((id) => !failed.includes(id));
}

/** Undefined when the response can't be understood. */
function failedIds(payload: string): readonly string[] | undefined {
  const response: { readonly batchItemFailures?: unknown } | null = JSON.parse(payload);
  const failures = response?.batchItemFailures ?? [];
  if (!Array.isArray(failures)) return undefined;
  const ids = failures.map(
    (failure: { readonly itemIdentifier?: unknown } | null) => failure?.itemIdentifier,
  );
  return ids.every((id): id is string => typeof id === 'string' && id !== '') ? ids : undefined;
}
