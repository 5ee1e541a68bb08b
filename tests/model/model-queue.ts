import type { Random } from './random.ts';

/** A message with the number of its receipts. */
export interface Delivery<Message> {
  readonly message: Message;
  readonly receives: number;
}

/** After so many receipts a message goes to the dead letters. */
const MOST_RECEIVES = 6;

/** An at-least-once queue without order; time passes only when it is told so. */
export class ModelQueue<Message> {
  readonly dead: Message[] = [];
  #visible: Delivery<Message>[] = [];
  #delayed: Message[] = [];

  add(message: Message): void {
    this.#visible.push({ message, receives: 0 });
  }

  delay(message: Message): void {
    this.#delayed.push(message);
  }

  get size(): number {
    return this.#visible.length;
  }

  /** Takes any message; its receiver gives it back unless it is done with it. */
  take(random: Random): Delivery<Message> | undefined {
    if (this.#visible.length === 0) return undefined;
    const [taken] = this.#visible.splice(random.below(this.#visible.length), 1);
    return taken && { ...taken, receives: taken.receives + 1 };
  }

  /** Its visibility ran out, or its receiver failed. */
  giveBack(delivery: Delivery<Message>): void {
    if (delivery.receives < MOST_RECEIVES) this.#visible.push(delivery);
    else this.dead.push(delivery.message);
  }

  /** Lets all delays end; false when there were none. */
  passTime(): boolean {
    const due = this.#delayed;
    this.#delayed = [];
    for (const message of due) this.add(message);
    return due.length > 0;
  }

  lose(): void {
    this.#visible = [];
    this.#delayed = [];
  }

  redriveDead(): void {
    for (const message of this.dead.splice(0)) this.add(message);
  }
}
