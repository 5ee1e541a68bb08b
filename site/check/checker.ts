import type { Language } from '../../core/findings/language.ts';
import { element } from '../dom/element.ts';
import type { Configuration } from '../shell/configuration.ts';
import { speaker, type Say } from '../shell/speaker.ts';
import type { EngineClient } from './engine-client.ts';
import type { CheckedSheet } from './engine/checked-sheet.ts';
import { keepFile } from '../dom/keep-file.ts';
import { awaitReceipt } from './send/await-receipt.ts';
import { readEntrance } from './send/entrance.ts';
import { isReady, sendAll } from './send/send-all.ts';
import { sendPanel } from './send/send-panel.ts';
import type { SendState } from './send/send-state.ts';
import { Sending } from './send/sending.ts';
import { sentCell } from './send/sent-cell.ts';
import { sendFile } from './send/upload-client.ts';
import { filePanel } from './view/file-panel.ts';
import { filingPanel } from './view/filing-panel.ts';
import { matrix, type MatrixRow } from './view/matrix.ts';
import { sheetView } from './view/sheet-view.ts';
import { CHECK_WORDS, type CheckWord } from './words.ts';

/** Where a checker lives. */
export interface CheckerSetting {
  readonly main: HTMLElement;
  readonly language: Language;
  readonly engine: EngineClient;
  /** Undefined: the page was carried away, and nothing is fetched or sent. */
  readonly deployment: Configuration | undefined;
}

const OFFLINE_COPY = '/offline/gongkai-check.html';

/** The page on which reports are checked, mended and sent, by an engine that works beside it. */
export class Checker {
  readonly #setting: CheckerSetting;
  readonly #say: Say<CheckWord>;
  readonly #sheets = new Map<number, CheckedSheet>();
  /** Files that were changed here, and neither saved nor sent since. */
  readonly #unsaved = new Set<number>();
  readonly #progress = element('p', { class: 'progress', role: 'status' });
  readonly #matrix = element('div', {});
  readonly #filing: ReturnType<typeof filingPanel>;
  readonly #view: ReturnType<typeof sheetView>;
  readonly #send: ReturnType<typeof sendPanel> | undefined;
  readonly #result: HTMLElement;
  /** The file that is shown, by its id. */
  #shown: number | undefined;
  readonly #entrance = readEntrance(location.hash);
  /** Undefined: nothing is sent from here. */
  readonly #sending: Sending | undefined;
  #lastId = 0;

  constructor(setting: CheckerSetting) {
    const { language, engine, deployment } = setting;
    this.#setting = setting;
    this.#say = speaker(CHECK_WORDS, language);
    const say = this.#say;
    this.#filing = filingPanel(say, engine, { online: deployment !== undefined });
    this.#view = sheetView(
      { language, say },
      {
        edit: ({ row, column }, text) =>
          void this.#change((shown) => engine.ask('edit', { ...shown, row, column, text })),
        explain: (reportId, rule, text) =>
          void this.#change(({ id }) => engine.ask('explain', { id, reportId, rule, text })),
        rearrange: () => void this.#change((shown) => engine.ask('rearrange', shown)),
        save: () => void this.#save(),
        send: deployment && (() => this.#goToSending()),
        remove: () => this.#remove(),
      },
    );
    this.#send =
      deployment &&
      sendPanel({
        say,
        language,
        api: deployment.api,
        send: () => void this.#sendAll([this.#sheetShown()]),
        withToken: (token) => this.#goOnWith(token),
      });
    this.#sending = deployment && this.#sendingTo(deployment);
    this.#result = element(
      'section',
      { class: 'step', hidden: true },
      element('h2', {}, say('step-result')),
      this.#matrix,
      this.#view.root,
    );
  }

  /** Puts the checker on its page. */
  draw(): void {
    const { main, deployment } = this.#setting;
    const say = this.#say;
    const offline = element('a', { href: OFFLINE_COPY, download: 'gongkai-check.html' }, say('get-offline'));
    main.replaceChildren(
      element('h1', {}, say('title')),
      element('p', { class: 'lead' }, say(deployment ? 'lead' : 'lead-offline')),
      ...(deployment ? [element('p', { class: 'no-print' }, offline)] : []),
      this.#filing.root,
      filePanel(say, {
        files: (files) => void this.#open(files),
        tables: (tables) => void this.#paste(tables),
      }),
      this.#progress,
      this.#result,
      ...(this.#send ? [this.#send.root] : []),
    );
    if (this.#send) this.#send.root.hidden = true;
    this.#guard();
    void this.#welcome();
  }

  /** Whoever comes by a link is told for whom, and finds the form filled in. */
  async #welcome(): Promise<void> {
    const { link, orgId, year } = this.#entrance;
    if (link === undefined || orgId === undefined || year === undefined) return;
    const found = await this.#setting.engine.ask('search', orgId);
    const name = found.find((one) => one.orgId === orgId)?.name ?? orgId;
    this.#filing.preset({ orgId, orgName: name, year });
    this.#tell('by-link', { name, year });
  }

  /** One after the other, each as soon as it is checked. */
  async #open(files: readonly File[]): Promise<void> {
    for (const [at, file] of files.entries()) {
      this.#progress.textContent = this.#say('checking', {
        done: at + 1,
        all: files.length,
        name: file.name,
      });
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        this.#lastId += 1;
        const ask = { id: this.#lastId, fileName: file.name, bytes };
        this.#take(await this.#setting.engine.ask('open', ask), { show: at === 0 });
        if (at === 0) this.#result.scrollIntoView({ block: 'start' });
      } catch (error) {
        this.#tell('could-not-open', { name: file.name, reason: reasonOf(error) });
        return;
      }
    }
    this.#progress.textContent = '';
  }

  async #paste(tables: readonly (readonly (readonly string[])[])[]): Promise<void> {
    if (tables.length === 0) return this.#tell('paste-nothing');
    const filing = this.#filing.filing();
    if (filing === undefined) return this.#tell('filing-missing');
    const pasted = this.#pastedInto(filing);
    const sheet = await this.#setting.engine.ask('paste', { id: pasted, filing, tables });
    this.#unsaved.add(sheet.id);
    this.#take(sheet, { show: true });
    const cells = Object.values(sheet.report?.cells ?? {});
    this.#tell('paste-read', { count: cells.filter(({ text }) => text.trim() !== '').length });
    this.#result.scrollIntoView({ block: 'start' });
  }

  /** Tables copied one by one go into the same report. */
  #pastedInto({ orgId, year }: { readonly orgId: string; readonly year: number }): number {
    const sheet = this.#sheetShown();
    if (sheet?.reportIds.length === 1 && sheet.reportIds[0] === `${orgId}.${year}`) return sheet.id;
    this.#lastId += 1;
    return this.#lastId;
  }

  async #change(
    work: (shown: { readonly id: number; readonly reportId: string | undefined }) => Promise<CheckedSheet>,
  ): Promise<void> {
    const sheet = this.#sheetShown();
    if (!sheet) return;
    this.#sending?.forget(sheet.id);
    this.#unsaved.add(sheet.id);
    this.#take(await work({ id: sheet.id, reportId: sheet.report?.reportId }), { show: false });
  }

  #sheetShown(): CheckedSheet | undefined {
    return this.#shown === undefined ? undefined : this.#sheets.get(this.#shown);
  }

  #take(sheet: CheckedSheet, { show }: { readonly show: boolean }): void {
    this.#sheets.set(sheet.id, sheet);
    if (show || this.#shown === undefined || this.#shown === sheet.id) this.#show(sheet);
    else this.#drawMatrix();
  }

  #show(sheet: CheckedSheet): void {
    this.#shown = sheet.id;
    this.#result.hidden = false;
    this.#view.show(sheet);
    this.#drawMatrix();
    this.#drawSending();
  }

  #drawMatrix(): void {
    const { language, deployment } = this.#setting;
    const api = deployment?.api ?? '';
    const rows = [...this.#sheets.values()].flatMap((sheet): readonly MatrixRow[] => {
      const sent = () => sentCell(this.#sending?.stateOf(sheet.id), { say: this.#say, language, api });
      if (sheet.reportIds.length === 0) return [{ sheet, reportId: undefined, sent: sent() }];
      return sheet.reportIds.map((reportId) => ({ sheet, reportId, sent: sent() }));
    });
    const show = async ({ sheet: { id }, reportId }: MatrixRow) =>
      this.#take(await this.#setting.engine.ask('show', { id, reportId }), { show: true });
    const drawn = rows.length > 1 ? [matrix(rows, this.#say, (row) => void show(row))] : [];
    // Whoever pressed a button here is still here, although it is drawn anew.
    const isHeld = this.#matrix.contains(document.activeElement);
    this.#matrix.replaceChildren(...drawn, ...this.#manyAtOnce());
    if (isHeld) this.#matrix.querySelector<HTMLElement>('.send-all')?.focus({ preventScroll: true });
  }

  /** Only where there are many. */
  #manyAtOnce(): readonly HTMLElement[] {
    const sheets = [...this.#sheets.values()];
    const sending = this.#sending;
    if (!sending || sheets.length < 2) return [];
    const stateOf = (id: number) => sending.stateOf(id);
    return [sendAll({ sheets, stateOf }, this.#say, { send: (chosen) => void this.#sendAll(chosen) })];
  }

  #drawSending(): void {
    const sheet = this.#sheetShown();
    if (!this.#send || !sheet) return;
    this.#send.root.hidden = false;
    const state = this.#sending?.stateOf(sheet.id) ?? { at: isReady(sheet) ? 'ready' : 'wrong' };
    void this.#send.show(state);
  }

  #goToSending(): void {
    const root = this.#send?.root;
    root?.scrollIntoView({ block: 'start' });
    root?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  }

  #sendingTo({ api }: Configuration): Sending {
    const { engine, language } = this.#setting;
    const { link, token } = this.#entrance;
    const bytesOf = (id: number) => engine.ask('save', { id });
    const moved = (id: number, state: SendState) => this.#moved(id, state);
    return new Sending({ api, language, link, bytesOf, sendFile, awaitReceipt, moved }, token);
  }

  /** Where a token is needed, a file that waits for it is shown, with the field for it. */
  async #sendAll(sheets: readonly (CheckedSheet | undefined)[]): Promise<void> {
    const chosen = sheets.filter((sheet) => sheet !== undefined);
    await this.#sending?.send(chosen);
    const waiting = this.#waitingForToken()[0];
    if (waiting === undefined || chosen.length < 2) return;
    this.#show(waiting);
    this.#goToSending();
  }

  #goOnWith(token: string): void {
    this.#sending?.showToken(token);
    void this.#sendAll(this.#waitingForToken());
  }

  #waitingForToken(): readonly CheckedSheet[] {
    return [...this.#sheets.values()].filter(({ id }) => this.#sending?.stateOf(id)?.at === 'no-token');
  }

  #moved(id: number, state: SendState): void {
    if (state.at === 'waiting') this.#unsaved.delete(id);
    if (this.#shown === id) this.#drawSending();
    this.#drawMatrix();
  }

  async #save(): Promise<void> {
    if (this.#shown === undefined) return;
    const id = this.#shown;
    const { fileName, bytes } = await this.#setting.engine.ask('save', { id });
    keepFile(fileName, new Blob([bytes], { type: 'text/csv' }));
    this.#unsaved.delete(id);
  }

  #remove(): void {
    if (this.#shown === undefined) return;
    this.#sheets.delete(this.#shown);
    this.#unsaved.delete(this.#shown);
    const [next] = this.#sheets.values();
    this.#shown = undefined;
    this.#result.hidden = next === undefined;
    if (this.#send) this.#send.root.hidden = next === undefined;
    if (next) this.#show(next);
  }

  /** Whoever leaves with changes that were neither saved nor sent is asked first. */
  #guard(): void {
    window.addEventListener('beforeunload', (event) => {
      if (this.#unsaved.size > 0) event.preventDefault();
    });
  }

  #tell(name: CheckWord, facts: Readonly<Record<string, string | number>> = {}): void {
    this.#progress.textContent = this.#say(name, facts);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
