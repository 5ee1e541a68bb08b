import { FORM_2021 } from '../../core/forms/form.ts';
import type { BulkLayout } from './bulk-input.ts';

/**
 * The limit: one pass over the bytes into typed arrays that makes the same checks of sound input (kinds of cells, no
 * blank, known codes, known organisation, each report once, all identities, floors of stocks, power to make rules, not
 * all zero) and keeps nothing of a report. It has no addresses, no messages and no second chance for anything odd: it
 * is not a way to judge, only how fast one could be.
 * Answers with the number of sound reports; throws on anything else.
 */
export function judgeAtTheLimit(layout: BulkLayout, bytes: Uint8Array, orgIds: readonly string[]): number {
  if (
    !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', 0, 7).startsWith('org_id')
  )
    throw new Error('no header');
  const register = new ByteIndex(orgIds);
  return layout === 'wide' ? wide(bytes, register) : long(bytes, register);
}

const LF = 10;
const COMMA = 44;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const ITEMS = FORM_2021.items;
const COUNT = ITEMS.length;
const KINDS = Uint8Array.from(ITEMS, ({ kind }) => (kind === 'decimal' ? 1 : 0));
/** Each identity flat: count of left cells, count of right cells, positions. */
const IDENTITIES = Int32Array.from(
  FORM_2021.identities.flatMap(({ left, right }) => [left.length, right.length, ...left, ...right]),
);

const FLOORS = ['regulations', 'normative_docs'].map((row) =>
  Int32Array.of(placeOf(row, 'issued'), placeOf(row, 'repealed'), placeOf(row, 'in_force')),
);
const OF_RULE_MAKERS = Int32Array.from(['issued', 'repealed', 'in_force'], (column) =>
  placeOf('regulations', column),
);

function placeOf(row: string, column: string): number {
  return FORM_2021.positionOf.get(`t2_${row}__${column}`) ?? -1;
}

/** Byte strings by open addressing. */
class ByteIndex {
  readonly #slots: Int32Array;
  readonly #words: readonly Uint8Array[];
  readonly #mask: number;
  readonly seen: Uint8Array;

  constructor(words: readonly string[]) {
    let size = 16;
    while (size < words.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    this.#words = words.map((word) => Buffer.from(word));
    this.seen = new Uint8Array(words.length);
    this.#words.forEach((word, index) => {
      let at = hashOf(word, 0, word.length) & this.#mask;
      while (this.#slots[at] !== -1) at = (at + 1) & this.#mask;
      this.#slots[at] = index;
    });
  }

  find(bytes: Uint8Array, start: number, end: number): number {
    let at = hashOf(bytes, start, end) & this.#mask;
    for (;;) {
      const index = this.#slots[at] ?? -1;
      if (index < 0) return -1;
      const word = this.#words[index];
      if (word !== undefined && equal(word, bytes, start, end)) return index;
      at = (at + 1) & this.#mask;
    }
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
}

function equal(word: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word[at] !== bytes[start + at]) return false;
  return true;
}

function wide(bytes: Uint8Array, register: ByteIndex): number {
  const values = new Float64Array(COUNT);
  let at = bytes.indexOf(LF) + 1;
  let sound = 0;
  while (at < bytes.length) {
    const end = fieldEnd(bytes, at);
    keep(register, register.find(bytes, at, end));
    at = year(bytes, end + 1);
    for (let position = 0; position < COUNT; position++) {
      at = number(bytes, at, position, values);
      if (bytes[at] !== (position === COUNT - 1 ? LF : COMMA)) throw new Error(`width at ${at}`);
      at++;
    }
    sounds(values);
    sound++;
  }
  return sound;
}

function long(bytes: Uint8Array, register: ByteIndex): number {
  const codes = ITEMS.map(({ code }) => Buffer.from(code));
  const byCode = new ByteIndex(ITEMS.map(({ code }) => code));
  const values = new Float64Array(COUNT);
  const filled = new Uint8Array(COUNT);
  let at = bytes.indexOf(LF) + 1;
  let sound = 0;
  let [start, stop, rows] = [0, 0, 0];
  while (at < bytes.length) {
    if (rows === COUNT || rows === 0) {
      if (rows > 0) sounds(values);
      filled.fill(0);
      rows = 0;
      start = at;
      stop = fieldEnd(bytes, at);
      keep(register, register.find(bytes, start, stop));
      sound++;
      at = stop;
    } else at = same(bytes, at, start, stop);
    at = year(bytes, at + 1);
    const next = codes[rows];
    const likely = at + (next?.length ?? 0);
    const end =
      next && bytes[likely] === COMMA && equal(next, bytes, at, likely) ? likely : fieldEnd(bytes, at);
    const position = end === likely ? rows : byCode.find(bytes, at, end);
    if (position < 0 || filled[position] === 1) throw new Error(`code at ${at}`);
    filled[position] = 1;
    at = number(bytes, end + 1, position, values);
    if (bytes[at] !== LF) throw new Error(`width at ${at}`);
    at++;
    rows++;
  }
  sounds(values);
  return sound;
}

function same(bytes: Uint8Array, at: number, start: number, stop: number): number {
  for (let from = start; from < stop; from++, at++)
    if (bytes[from] !== bytes[at]) throw new Error(`id at ${at}`);
  return at;
}

function fieldEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== LF) at++;
  return at;
}

function keep(register: ByteIndex, index: number): void {
  if (index < 0 || register.seen[index] === 1) throw new Error('unknown, or twice');
  register.seen[index] = 1;
}

/** `2021,` */
function year(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let end = at + 4; at < end; at++) value = value * 10 + (bytes[at] ?? 0) - ZERO;
  if (value !== 2021 || bytes[at] !== COMMA) throw new Error(`year at ${at}`);
  return at + 1;
}

function number(bytes: Uint8Array, start: number, position: number, values: Float64Array): number {
  let at = start;
  let value = 0;
  let code = bytes[at] ?? 0;
  while (code >= ZERO && code <= NINE) {
    value = value * 10 + code - ZERO;
    code = bytes[++at] ?? 0;
  }
  if (at === start || at - start > 12 || (bytes[start] === ZERO && at - start > 1))
    throw new Error(`cell at ${start}`);
  if (code === POINT && KINDS[position] === 1) {
    let scale = 1;
    code = bytes[++at] ?? 0;
    while (code >= ZERO && code <= NINE) {
      value = value * 10 + code - ZERO;
      scale *= 10;
      code = bytes[++at] ?? 0;
    }
    value /= scale;
  }
  values[position] = value;
  return at;
}

function sounds(values: Float64Array): void {
  balanced(values);
  for (const [issued = 0, repealed = 0, inForce = 0] of FLOORS)
    if ((values[inForce] ?? 0) < (values[issued] ?? 0) - (values[repealed] ?? 0)) throw new Error('a floor');
  for (const place of OF_RULE_MAKERS) if (values[place] !== 0) throw new Error('makes no rules');
  let at = 0;
  while (values[at] === 0) at++;
  if (at === COUNT) throw new Error('all zero');
}

function balanced(values: Float64Array): void {
  for (let at = 0; at < IDENTITIES.length; ) {
    const lefts = IDENTITIES[at++] ?? 0;
    const rights = IDENTITIES[at++] ?? 0;
    let difference = 0;
    for (let end = at + lefts; at < end; at++) difference += values[IDENTITIES[at] ?? 0] ?? 0;
    for (let end = at + rights; at < end; at++) difference -= values[IDENTITIES[at] ?? 0] ?? 0;
    if (difference !== 0) throw new Error('an identity fails');
  }
}
