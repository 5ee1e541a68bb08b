import type { FeedUnit } from '../../core/publish/feed-unit.ts';
import { behindGate } from '../../functions/flows/behind-gate.ts';
import { cutRelease } from '../../functions/flows/cut-release.ts';
import { publishUnits } from '../../functions/flows/publish-units.ts';
import { receiptIdOf } from '../../functions/flows/receipt-id.ts';
import { receiveUpload } from '../../functions/flows/receive-upload.ts';
import { waitsForReview } from '../../functions/flows/review-gate.ts';
import { sweep } from '../../functions/flows/sweep.ts';
import { unitOfKey } from '../../functions/flows/unit-key.ts';
import type { AcceptedRecord, UploadMessage } from '../../functions/ports.ts';
import { auditFeed, InvariantBroken } from './audit-feed.ts';
import { checkEnd } from './check-end.ts';
import { faultRates, NO_FAULTS, type FaultKind } from './faults.ts';
import type { Gate } from '../functions/memory/gate.ts';
import type { StoredVersion } from '../functions/memory/memory-uploads.ts';
import { bytesOf, contentOf } from './model-engine.ts';
import { emptyWorld, modelPorts, type ModelPorts, type Sabotage, type World } from './model-ports.ts';
import {
  auditPlaced,
  auditReleases,
  checkReleasesEnd,
  modelReleasePorts,
  modelReleasePress,
  type ReleaseSabotage,
} from './model-releases.ts';
import type { ModelQueue } from './model-queue.ts';
import { randomOf, type Random } from './random.ts';
import { readFeed } from './read-feed.ts';
import { reviewedScenario, scenarioOf, versionAt, type PlannedUpload } from './scenario.ts';
import { Scheduler, type Process, type Strike } from './scheduler.ts';

/** What happened in one run. */
export interface RunCounts {
  uploads: number;
  deletions: number;
  lostEvents: number;
  duplicates: number;
  deliveries: number;
  sweeps: number;
  releases: number;
  swaps: number;
  /** Somebody else had changed the root. */
  lostSwaps: number;
  readerChecks: number;
  requests: number;
  faults: Record<FaultKind, number>;
}

/** Seeds from here on have the review gate, from one of these moments on: before all uploads, or among them. */
export const GATED_FROM = 500_000_000;
const GATES = ['2022-01-20T08:00:00Z', '2022-01-20T08:00:01Z', '2022-01-20T08:00:02Z'];

const MOST_WORKERS = 4;
/** After so many the chaos ends, whatever still runs. */
const MOST_HAPPENINGS = 160;
const MOST_STEPS = 40_000;
const MOST_SWEEPS = 40;

/**
 * One run of the real flows over a world in memory: everything that can happen follows from the seed. Throws
 * an `InvariantBroken` when something does not hold.
 */
export async function simulate(seed: number, sabotages: Sabotages = {}): Promise<RunCounts> {
  return new Simulation(seed, sabotages).run();
}

/** Mistakes planted in a run. */
export interface Sabotages {
  readonly ports?: Sabotage;
  readonly releases?: ReleaseSabotage;
}

/** The same run where nothing goes wrong but this one thing. */
export async function simulateStrike(seed: number, strike: Strike): Promise<RunCounts> {
  const simulation = new Simulation(seed, {});
  simulation.strikeOnly(strike);
  return simulation.run();
}

class Simulation {
  readonly #random: Random;
  readonly #scheduler: Scheduler;
  readonly #world: World;
  readonly #sabotage: Sabotage;
  readonly #sabotageReleases: ReleaseSabotage;
  readonly #seenReleases = new Map<number, string>();
  #seenPlaced = 0;
  #lastList: string | undefined;
  readonly #unheard = new Set<string>();
  readonly #doomed = new Set<string>();
  /** Nothing is deleted in such a run: what is deleted and forgotten by every queue has no road to a receipt. */
  readonly #losesQueues: boolean;
  #coming: PlannedUpload[];
  #active = 0;
  #lastRoot: string | undefined;
  #versions: ReadonlyMap<string, number> = new Map();
  #trouble: unknown;
  readonly #counts = {
    uploads: 0,
    deletions: 0,
    lostEvents: 0,
    duplicates: 0,
    deliveries: 0,
    sweeps: 0,
    releases: 0,
    swaps: 0,
    lostSwaps: 0,
    readerChecks: 0,
  };

  constructor(seed: number, { ports = same, releases = same }: Sabotages) {
    this.#random = randomOf(seed);
    this.#scheduler = new Scheduler(this.#random, faultRates(this.#random.pick([0, 0.5, 1, 1, 2])));
    this.#sabotage = ports;
    this.#sabotageReleases = releases;
    const planned = scenarioOf(this.#random);
    const review = randomOf(seed - GATED_FROM);
    const isGated = seed >= GATED_FROM;
    this.#world = emptyWorld(isGated ? review.pick(GATES) : undefined);
    this.#coming = [...(isGated ? reviewedScenario(planned, review) : planned)];
    this.#losesQueues = this.#random.chance(0.2);
  }

  strikeOnly(strike: Strike): void {
    this.#scheduler.rates = NO_FAULTS;
    this.#scheduler.strike = strike;
  }

  async run(): Promise<RunCounts> {
    await this.#chaos();
    this.#scheduler.rates = NO_FAULTS;
    this.#world.uploadQueue.redriveDead();
    this.#world.publishQueue.redriveDead();
    await this.#heal();
    checkEnd(this.#world, this.#unheard);
    await this.#releaseTwice();
    this.#world.isMended = true;
    if (this.#hasReplaceable()) await this.#redeliver();
    const settled = this.#digest();
    await this.#redeliver();
    checkEnd(this.#world, this.#unheard);
    if (this.#hasReplaceable())
      throw new InvariantBroken('I1: a sound file keeps a receipt that says failed');
    if (this.#digest() !== settled)
      throw new InvariantBroken('I5: delivering everything again changed something');
    await this.#rebuild();
    return { ...this.#counts, requests: this.#scheduler.requests, faults: this.#scheduler.faults };
  }

  /** Uploads come, messages are delivered, readers read, sweeps run, and requests go wrong. */
  async #chaos(): Promise<void> {
    for (let happenings = 0; this.#coming.length > 0 || (this.#isBusy() && happenings < MOST_HAPPENINGS); ) {
      if (this.#active === 0 || this.#random.chance(0.12)) {
        this.#happen();
        happenings += 1;
      } else {
        if (this.#doomed.size > 0 && this.#random.chance(0.02)) this.#deleteDoomed();
        await this.#step();
      }
    }
  }

  #isBusy(): boolean {
    const { uploadQueue, publishQueue } = this.#world;
    return this.#active > 0 || uploadQueue.size + publishQueue.size > 0;
  }

  #happen(): void {
    const draw = this.#random.next();
    if (draw < 0.3) this.#putNext();
    else if (draw < 0.6) this.#deliverUpload();
    else if (draw < 0.85) this.#deliverUnits();
    else if (draw < 0.88) this.#startSweep();
    else if (draw < 0.93) this.#startReleases();
    else if (draw < 0.96) this.#startReader();
    else if (this.#losesQueues && draw < 0.965) this.#loseQueues();
    else this.#world.uploadQueue.passTime();
  }

  #putNext(): void {
    const upload = this.#coming.shift();
    if (upload === undefined) return;
    const versionId = versionAt(this.#world.bucket.length);
    const body = bytesOf(upload.content);
    const lastModified = `2022-01-20T08:00:${String(upload.second).padStart(2, '0')}Z`;
    const version = { key: upload.key, versionId, bytes: body.length, lastModified };
    this.#world.bucket.push({ version, body, deleted: false });
    this.#counts.uploads += 1;
    if (upload.doomed) this.#doomed.add(versionId);
    if (upload.silent) this.#counts.lostEvents += 1;
    else this.#world.uploadQueue.add({ key: upload.key, versionId, tries: 0 });
  }

  /** A restart of queues that keep nothing: only the sweep knows what there was to do. */
  #loseQueues(): void {
    this.#counts.lostEvents += this.#world.uploadQueue.size;
    this.#world.uploadQueue.lose();
    this.#world.publishQueue.lose();
  }

  /** Never one of two versions of a key that share a second: with it, their order would be lost for good. */
  #deleteDoomed(): void {
    if (this.#losesQueues) return;
    const stored = this.#nextDoomed();
    if (stored === undefined) return;
    const isTwin = this.#world.bucket.some(
      ({ version }) =>
        version !== stored.version &&
        version.key === stored.version.key &&
        version.lastModified === stored.version.lastModified,
    );
    const willHaveTwin = this.#coming.some(({ key }) => key === stored.version.key);
    if (isTwin || willHaveTwin) return;
    stored.deleted = true;
    this.#counts.deletions += 1;
    this.#unheard.add(stored.version.versionId);
  }

  /** Rather one that is being worked on than one that rests. */
  #nextDoomed(): StoredVersion | undefined {
    const doomed = this.#world.bucket.filter(({ version }) => this.#doomed.has(version.versionId));
    const stored = doomed.find(({ version }) => {
      const record = this.#world.table.uploads.get(receiptIdOf(version));
      return record !== undefined && record.status === undefined;
    });
    const chosen = stored ?? (this.#random.chance(0.1) ? doomed[0] : undefined);
    if (chosen !== undefined) this.#doomed.delete(chosen.version.versionId);
    return chosen;
  }

  #deliverUpload(): void {
    if (this.#active >= MOST_WORKERS) return;
    this.#deliver(this.#world.uploadQueue, async (message: UploadMessage, ports) => {
      await receiveUpload(message, ports);
    });
  }

  #deliverUnits(): void {
    if (this.#active >= MOST_WORKERS) return;
    const { publishQueue } = this.#world;
    const batch = Array.from({ length: 1 + this.#random.below(3) }, () => publishQueue.take(this.#random));
    const deliveries = batch.filter((delivery) => delivery !== undefined);
    if (deliveries.length === 0) return;
    const giveBack = () => deliveries.forEach((delivery) => publishQueue.giveBack(delivery));
    this.#counts.deliveries += deliveries.length;
    this.#start(giveBack, async (ports) => {
      const failures = await publishUnits(
        deliveries.map(({ message }) => message),
        { ...ports, reader: behindGate(ports.reader, this.#world.reviewSince) },
      );
      for (const { unit } of failures) {
        const failed = deliveries.find(({ message }) => JSON.stringify(message) === JSON.stringify(unit));
        if (failed !== undefined) publishQueue.giveBack(failed);
      }
    });
  }

  #deliver<Message>(
    queue: ModelQueue<Message>,
    work: (message: Message, ports: ModelPorts) => Promise<void>,
  ): void {
    const delivery = queue.take(this.#random);
    if (delivery === undefined) return;
    this.#counts.deliveries += 1;
    const begin = () =>
      this.#start(
        () => queue.giveBack(delivery),
        (ports) => work(delivery.message, ports),
      );
    begin();
    if (!this.#random.chance(0.15)) return;
    this.#counts.duplicates += 1;
    if (this.#random.chance(0.5)) queue.giveBack(delivery);
    else begin();
  }

  #startSweep(): void {
    this.#counts.sweeps += 1;
    this.#start(
      () => undefined,
      async (ports) => void (await sweep(ports)),
    );
  }

  /** Often more than one at once. */
  #startReleases(): void {
    do this.#startRelease();
    while (this.#random.chance(0.5));
  }

  #startRelease(): void {
    this.#launch(
      () => undefined,
      async (gate) => {
        const ports = this.#sabotageReleases(modelReleasePorts(this.#world, gate), this.#world);
        const { isNew } = await cutRelease('daily', ports);
        if (isNew) this.#counts.releases += 1;
      },
    );
  }

  /** At rest a release finishes all that was begun, has the whole state, and a second one is none. */
  async #releaseTwice(): Promise<void> {
    // Whatever still goes wrong with one of them, the other one mends.
    for (let cuts = 0; cuts < 2; cuts++) {
      this.#startRelease();
      await this.#drain();
    }
    checkReleasesEnd(this.#world);
    const before = this.#world.feed.size;
    this.#startRelease();
    await this.#drain();
    if (this.#world.feed.size !== before) throw new InvariantBroken('I5: a state was released twice');
    this.#watchReleases();
  }

  #startReader(): void {
    const process: Process = { alive: true, onDeath: () => undefined };
    this.#active += 1;
    const gate = this.#scheduler.calmGate(process);
    readFeed(this.#world.feed, gate)
      .then((checks) => {
        this.#counts.readerChecks += checks;
      })
      .catch((error: unknown) => {
        this.#trouble ??= error;
      })
      .finally(() => {
        this.#active -= 1;
      });
  }

  /** One invocation: it ends, it fails, or it is killed; in the last two cases its messages come again. */
  #start(giveBack: () => void, work: (ports: ModelPorts) => Promise<void>): void {
    this.#launch(giveBack, (gate, die) => {
      const ports = modelPorts(this.#world, gate, die);
      return work(this.#sabotage(this.#countingSwaps(ports), this.#world));
    });
  }

  #launch(giveBack: () => void, work: (gate: Gate, die: () => void) => Promise<void>): void {
    this.#active += 1;
    const end = () => {
      this.#active -= 1;
    };
    const process: Process = {
      alive: true,
      onDeath: () => {
        end();
        giveBack();
      },
    };
    const gate = this.#scheduler.gate(process);
    work(gate, () => this.#scheduler.kill(process)).then(
      () => {
        if (process.alive) end();
      },
      (error: unknown) => {
        if (!process.alive) return;
        if (error instanceof InvariantBroken) this.#trouble ??= error;
        end();
        giveBack();
      },
    );
  }

  #countingSwaps(ports: ModelPorts): ModelPorts {
    const swap: ModelPorts['feed']['swap'] = async (...change) => {
      const won = await ports.feed.swap(...change);
      if (!won) this.#counts.lostSwaps += 1;
      return won;
    };
    return { ...ports, feed: { ...ports.feed, swap } };
  }

  async #step(): Promise<void> {
    const moved = await this.#scheduler.step();
    if (this.#trouble !== undefined) throw this.#trouble;
    if (!moved && this.#active === 0 && this.#coming.length === 0) this.#world.uploadQueue.passTime();
    if (this.#scheduler.requests > MOST_STEPS) throw new InvariantBroken('I10: it does not come to rest');
    this.#watchRoot();
    this.#watchReleases();
  }

  #watchReleases(): void {
    this.#seenPlaced = auditPlaced(this.#world, this.#seenPlaced);
    const etag = this.#world.feed.get(modelReleasePress.indexKey)?.etag;
    if (etag === this.#lastList) return;
    this.#lastList = etag;
    auditReleases(this.#world, this.#seenReleases);
  }

  /** A reader at every moment: the feed is whole (I3) and never goes back (I7). */
  #watchRoot(): void {
    const etag = this.#world.feed.get('index.json')?.etag;
    if (etag === this.#lastRoot) return;
    this.#lastRoot = etag;
    this.#counts.swaps += 1;
    const shown = auditFeed(this.#world.feed);
    const versions = new Map(shown?.unitVersions);
    for (const [unit, version] of this.#versions) {
      const now = versions.get(unit) ?? 0;
      if (now < version) throw new InvariantBroken(`I7: ${unit} went back from ${version} to ${now}`);
    }
    this.#versions = versions;
    this.#checkShown(shown);
  }

  /** I8: what is shown was planned by somebody, as it is shown. */
  #checkShown(shown: ReturnType<typeof auditFeed>): void {
    for (const { reportId, value, source } of shown?.reports ?? []) {
      const revisions = [...(this.#world.table.revisions.get(reportId)?.values() ?? [])];
      const known = revisions.some(
        (record) =>
          record.kind === 'report' &&
          (record.report.values[0] ?? null) === value &&
          record.source.fileSha256 === source.fileSha256 &&
          this.#mayBeSeen(record),
      );
      if (!known) throw new InvariantBroken(`I8: the feed shows ${reportId} as nobody accepted it`);
    }
  }

  /** Nobody waits for a reviewer, or one has released it. */
  #mayBeSeen({ token, receiptId, ...record }: Extract<AcceptedRecord, { readonly kind: 'report' }>): boolean {
    const { reviewSince: since, table } = this.#world;
    if (since === undefined || !waitsForReview(token, { since })) return true;
    return table.revisions.has(`${record.report.reportId}#reviews#${receiptId}.released`);
  }

  /** Nothing goes wrong any more: the queues run empty, sweeps mend what is left. */
  async #heal(): Promise<void> {
    for (let sweeps = 0; sweeps < MOST_SWEEPS; sweeps++) {
      await this.#drain();
      let work = 0;
      this.#counts.sweeps += 1;
      this.#start(
        () => undefined,
        async (ports) => {
          const swept = await sweep(ports);
          work = swept.resent + swept.failed + swept.units;
        },
      );
      await this.#drain();
      if (work === 0) return;
    }
    throw new InvariantBroken('I1: sweeps find something to mend for ever');
  }

  async #drain(): Promise<void> {
    const { uploadQueue, publishQueue } = this.#world;
    for (;;) {
      while (uploadQueue.size > 0 && this.#active < MOST_WORKERS) this.#deliverUpload();
      while (publishQueue.size > 0 && this.#active < MOST_WORKERS) this.#deliverUnits();
      if (this.#active > 0) await this.#step();
      else if (!uploadQueue.passTime() && uploadQueue.size + publishQueue.size === 0) return;
    }
  }

  /** Whether a sound file was given up, by old code or for bad luck, or was deleted before we heard of it. */
  #hasReplaceable(): boolean {
    return this.#world.bucket.some(({ version, body, deleted }) => {
      const status = this.#world.table.uploads.get(receiptIdOf(version))?.status;
      return status === undefined || (status === 'failed' && (deleted || isSound(body)));
    });
  }

  /** Every event and every publish message once more, in any order. */
  async #redeliver(): Promise<void> {
    for (const { version } of this.#world.bucket) {
      this.#world.uploadQueue.add({ key: version.key, versionId: version.versionId, tries: 0 });
      this.#unheard.delete(version.versionId);
    }
    for (const name of this.#world.table.counters.keys()) this.#world.publishQueue.add(unitOfKey(name));
    await this.#heal();
  }

  /** I2: a feed made anew from the table alone has the same bytes. */
  async #rebuild(): Promise<void> {
    const root = this.#world.feed.get('index.json')?.etag;
    this.#world.feed.clear();
    this.#seenPlaced = 0;
    this.#lastRoot = undefined;
    this.#versions = new Map();
    const units: FeedUnit[] = [...this.#world.table.counters.keys()].map(unitOfKey);
    for (const unit of units) this.#world.publishQueue.add(unit);
    await this.#drain();
    if (this.#world.feed.get('index.json')?.etag !== root) {
      throw new InvariantBroken('I2: a rebuilt feed has other bytes');
    }
  }

  /** Everything that replaying must not change, in no particular order. */
  #digest(): string {
    const { table, feed, receipts } = this.#world;
    const lines = [
      ...[...table.uploads.values()].map(({ receiptId, plan, status, body }) =>
        [receiptId, plan, status, body].join(' '),
      ),
      ...[...table.currents].map(([id, { state, record }]) => [id, state.revision, record.token].join(' ')),
      ...[...table.revisions].flatMap(([id, tokens]) => [...tokens.keys()].map((token) => `${id} ${token}`)),
      ...[...receipts.keys()].filter((key) => key.startsWith('plans/')),
      feed.get('index.json')?.etag ?? '',
      feed.get(modelReleasePress.indexKey)?.etag ?? '',
    ];
    return lines.toSorted().join('\n');
  }
}

/** Once newer code is deployed, only a file that kills its worker stays without a better answer. */
function isSound(body: Uint8Array): boolean {
  return contentOf(body).fate !== 'kills';
}

function same<Ports>(ports: Ports): Ports {
  return ports;
}
