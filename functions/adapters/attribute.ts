import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item as DynamoDB sends it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** Grows when the present code could no longer read what a newer one writes. */
export const SCHEMA_VERSION = 1;

/** An item that newer code wrote: left alone until that code runs here. */
export class NewerItem extends Error {
  override readonly name = 'NewerItem';
}

/** An item that lacks what its kind always has. */
export class DamagedItem extends Error {
  override readonly name = 'DamagedItem';
}

/** The attributes of an item, read by kind; refuses items of a newer schema. */
export class Attributes {
  readonly #item: Item;

  constructor(item: Item) {
    this.#item = item;
    const version = this.numberOr('sv', 0);
    if (version > SCHEMA_VERSION) throw new NewerItem(`${this.#name()} has schema version ${version}`);
  }

  text(name: string): string {
    return this.textIf(name) ?? this.#missing(name);
  }

  textIf(name: string): string | undefined {
    return this.#item[name]?.S;
  }

  number(name: string): number {
    const digits = this.#item[name]?.N;
    return digits === undefined ? this.#missing(name) : Number(digits);
  }

  numberOr(name: string, otherwise: number): number {
    return this.#item[name]?.N === undefined ? otherwise : this.number(name);
  }

  /** The numbers of a set; none where there is no set. */
  numbers(name: string): readonly number[] {
    return (this.#item[name]?.NS ?? []).map(Number);
  }

  /** The texts of a set; none where there is no set. */
  texts(name: string): readonly string[] {
    return this.#item[name]?.SS ?? [];
  }

  bytes(name: string): Uint8Array {
    return this.#item[name]?.B ?? this.#missing(name);
  }

  #missing(name: string): never {
    throw new DamagedItem(`${this.#name()} has no attribute ${name}`);
  }

  #name(): string {
    return `item ${this.#item['pk']?.S} ${this.#item['sk']?.S}`;
  }
}
