import { Token, type Stack } from 'aws-cdk-lib';

/** Whether the stack is known to go to the China partition, where a few things are missing. */
export function isChina(stack: Stack): boolean {
  return !Token.isUnresolved(stack.region) && stack.region.startsWith('cn-');
}
