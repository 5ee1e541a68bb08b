import { regionOf } from '../../core/forms/canonical-report.ts';
import type { Organisation, OrganisationKind, OrganisationLevel } from '../../core/datasets/organisation.ts';
import type { PublishedReport } from '../../core/publish/published-report.ts';
import { levelOf } from '../../core/publish/rollup/expectation.ts';
import { readRegister } from '../flows/read-register.ts';
import type { QueryPorts } from './query-ports.ts';

/** What the register has to say of an organisation. */
export interface RegisterWish {
  readonly level?: OrganisationLevel | undefined;
  readonly kind?: OrganisationKind | undefined;
  readonly parent?: string | undefined;
}

type Fits = (report: Pick<PublishedReport, 'orgId'>) => boolean;

/** Tells which reports of a region are of organisations as wanted; a Query of its register, the first time, and none where nothing is. */
export class RegisterFilter {
  readonly #wish: RegisterWish;
  readonly #state: Pick<QueryPorts['state'], 'organisationPage'>;
  readonly #known = new Map<string, Promise<Fits>>();

  constructor(wish: RegisterWish, state: Pick<QueryPorts['state'], 'organisationPage'>) {
    this.#wish = wish;
    this.#state = state;
  }

  get isSelective(): boolean {
    const { level, kind, parent } = this.#wish;
    return (level ?? kind ?? parent) !== undefined;
  }

  /** For reports of one region. */
  async of(reports: readonly Pick<PublishedReport, 'orgId'>[]): Promise<Fits> {
    const [first] = reports;
    return first === undefined ? () => true : this.ofRegion(regionOf(first.orgId));
  }

  /** For organisations of a region, whether they have reported or not. */
  async ofRegion(region: string): Promise<Fits> {
    if (!this.isSelective) return () => true;
    const known = this.#known.get(region) ?? this.#read(region);
    this.#known.set(region, known);
    return known;
  }

  async #read(region: string): Promise<Fits> {
    const rows = await readRegister(region, this.#state);
    const fitting = new Set(rows.filter((row) => isWanted(row, this.#wish)).map(({ orgId }) => orgId));
    return ({ orgId }) => fitting.has(orgId);
  }
}

function isWanted(row: Organisation, { level, kind, parent }: RegisterWish): boolean {
  if ((level ?? levelOf(row)) !== levelOf(row) || (kind ?? row.kind) !== row.kind) return false;
  return parent === undefined || parent === row.parent;
}
