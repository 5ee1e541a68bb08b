import type { CheckedSheet } from '../engine/checked-sheet.ts';
import type { SheetBytes } from '../engine/requests.ts';
import type { ShortReceipt } from './await-receipt.ts';
import type { SendState } from './send-state.ts';
import type { Sent, Sending as FileOnItsWay } from './upload-client.ts';

/** What sending works with. */
export interface SendingPorts {
  readonly api: string;
  readonly language: string;
  /** A submission link, which stands in place of a token. */
  readonly link: string | undefined;
  readonly bytesOf: (id: number) => Promise<SheetBytes>;
  readonly sendFile: (file: FileOnItsWay) => Promise<Sent>;
  /** Undefined where it takes too long. */
  readonly awaitReceipt: (api: string, receiptId: string) => Promise<ShortReceipt | undefined>;
  /** Told whenever a file has come further. */
  readonly moved: (id: number, state: SendState) => void;
}

/** Files on their way at one moment: a clerk's line is shared with others. */
const AT_ONCE = 3;

/** Sends files, one or many, and knows how far each has come. */
export class Sending {
  readonly #ports: SendingPorts;
  readonly #states = new Map<number, SendState>();
  #token: string | undefined;

  constructor(ports: SendingPorts, token: string | undefined) {
    this.#ports = ports;
    this.#token = token;
  }

  showToken(token: string): void {
    this.#token = token;
  }

  /** Undefined of a file that was never sent, or changed since. */
  stateOf(id: number): SendState | undefined {
    return this.#states.get(id);
  }

  forget(id: number): void {
    this.#states.delete(id);
  }

  /** Sends each of these, a few at once. Where a token is asked for, the others wait for it too instead of asking. */
  async send(sheets: readonly CheckedSheet[]): Promise<void> {
    const waiting = [...sheets];
    for (const { id } of waiting) this.#move(id, { at: 'queued' });
    let refused: boolean | undefined;
    const work = async () => {
      for (let sheet = waiting.shift(); sheet !== undefined; sheet = waiting.shift()) {
        if (refused === undefined) await this.#sendOne(sheet);
        else this.#move(sheet.id, { at: 'no-token', refused });
        const state = this.#states.get(sheet.id);
        if (state?.at === 'no-token') refused = state.refused;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  async #sendOne(sheet: CheckedSheet): Promise<void> {
    this.#move(sheet.id, { at: 'sending' });
    try {
      this.#move(sheet.id, await this.#tryToSend(sheet));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#move(sheet.id, { at: 'refused', reason });
    }
  }

  /** A file of one report goes into the folder of its organisation, any other into an operator's. */
  async #tryToSend(sheet: CheckedSheet): Promise<SendState> {
    const { api, language, link, bytesOf, sendFile, awaitReceipt } = this.#ports;
    const file = await bytesOf(sheet.id);
    const sender = sheet.reportIds.length === 1 ? sheet.report?.orgId.text.trim() : undefined;
    const token = this.#token;
    const sent = await sendFile({ ...file, api, sender, token, link, language });
    if ('noToken' in sent) return { at: 'no-token', refused: token !== undefined };
    if ('off' in sent) return { at: 'off' };
    if ('refused' in sent) return { at: 'refused', reason: sent.refused };
    const { receiptId } = sent;
    this.#move(sheet.id, { at: 'waiting', receiptId });
    const receipt = await awaitReceipt(api, receiptId);
    return receipt ? { at: 'done', receipt } : { at: 'late', receiptId };
  }

  #move(id: number, state: SendState): void {
    this.#states.set(id, state);
    this.#ports.moved(id, state);
  }
}
