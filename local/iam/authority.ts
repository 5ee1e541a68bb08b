import type { AccessRequest } from './access-request.ts';
import { type PolicyStatement, speaksOf } from './policy-statement.ts';

/** Who holds an access key, and what policies let them do; without statements: everything that is not denied. */
export interface KeyHolder {
  /** For people: the ARN of a role, or a name. */
  readonly name: string;
  readonly statements?: readonly PolicyStatement[];
}

/** What became of a request: an unknown key is refused in other words than a known one. */
export type Decision = 'allowed' | 'denied' | 'unknown-key';

/** Decides what the holders of access keys may do, by the policies of their roles and of the resources. */
export class Authority {
  readonly #holders = new Map<string, KeyHolder>();
  #denials: readonly PolicyStatement[] = [];

  /** Makes a key known, or changes what its holder may do. */
  admit(accessKeyId: string, holder: KeyHolder): void {
    this.#holders.set(accessKeyId, holder);
  }

  /** What policies of resources deny to everybody. */
  deny(statements: readonly PolicyStatement[]): void {
    this.#denials = statements;
  }

  /** A denial by any policy counts above everything, and what nothing allows is denied. */
  decide(accessKeyId: string, request: AccessRequest): Decision {
    const holder = this.#holders.get(accessKeyId);
    if (holder === undefined) return 'unknown-key';
    const told = { ...request, context: { 'aws:securetransport': ['true'], ...request.context } };
    const speaking = [...this.#denials, ...(holder.statements ?? [])].filter((one) => speaksOf(one, told));
    if (speaking.some(({ effect }) => effect === 'Deny')) return 'denied';
    return holder.statements === undefined || speaking.length > 0 ? 'allowed' : 'denied';
  }

  /** The sentence by which AWS tells of a denial. */
  denial(accessKeyId: string, { action, resource }: AccessRequest): string {
    const name = this.#holders.get(accessKeyId)?.name ?? accessKeyId;
    return `User: ${name} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  }
}
