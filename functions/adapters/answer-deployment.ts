import type { DeploymentEvent } from '../events/deployment-event.ts';

/** The one identity of the placed site; an update never makes another. */
const PHYSICAL_ID = 'site';

/**
 * Tells CloudFormation how its request ended, at the address that it gave. Without an answer it waits for its timeout.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-responses.html
 */
export async function answerDeployment(event: DeploymentEvent, problem?: string): Promise<void> {
  const answer = {
    Status: problem === undefined ? 'SUCCESS' : 'FAILED',
    ...(problem !== undefined && { Reason: problem }),
    PhysicalResourceId: PHYSICAL_ID,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  };
  // Bytes and not a text: the address is signed for a request without a content type.
  const body = new TextEncoder().encode(JSON.stringify(answer));
  const { ok, status } = await fetch(event.ResponseURL, { method: 'PUT', body });
  if (!ok) throw new Error(`the deployment did not take the answer: ${status}`);
}
