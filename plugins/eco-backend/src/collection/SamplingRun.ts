import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { failedSample } from '../inventory';

/**
 * Without the ClusterRole for it every sample is refused: so many tell enough of
 * a cluster of which none was read.
 */
const MAX_REFUSALS = 3;

/**
 * The samples of one run. Access is granted by API group: where a kind of a group
 * is refused, and none of it was read, the others are not asked for.
 */
export class SamplingRun {
  readonly samples: CustomResourceSample[] = [];
  readonly #kept: Map<string, CustomResourceSample>;
  readonly #readGroups: Set<string>;
  readonly #refusals = new Map<string, CustomResourceSample>();

  /** @param kept - all samples of the cluster from before */
  constructor(kept: CustomResourceSample[]) {
    this.#kept = new Map(kept.map(each => [keyOf(each), each]));
    this.#readGroups = new Set(
      kept.filter(({ state }) => state === 'read').map(({ group }) => group),
    );
  }

  /** Whether this run will read nothing. */
  get isHopeless(): boolean {
    return this.#readGroups.size === 0 && this.#refusals.size >= MAX_REFUSALS;
  }

  /** Whether another kind of the same group was refused in this run. */
  isRefused({ group }: CrdFacts): boolean {
    return this.#refusals.has(group) && !this.#readGroups.has(group);
  }

  previousOf(crd: CrdFacts): CustomResourceSample | undefined {
    return this.#kept.get(keyOf(crd));
  }

  add(sample: CustomResourceSample): void {
    this.samples.push(sample);
    if (sample.state === 'read') {
      this.#readGroups.add(sample.group);
    } else if (sample.isForbidden) {
      this.#refusals.set(sample.group, sample);
    }
  }

  /**
   * Adds those that are refused with another one of their group.
   *
   * @param due - all that are due, within the budget or not
   */
  addRefused(due: CrdFacts[]): void {
    const sampled = new Set(this.samples.map(keyOf));
    const refused = due.filter(
      crd => this.isRefused(crd) && !sampled.has(keyOf(crd)),
    );
    for (const crd of refused) {
      const { reason = '', triedAt: at } = this.#refusals.get(crd.group)!;
      const previous = this.previousOf(crd);
      this.samples.push(
        failedSample({ crd, previous, at, reason, isForbidden: true }),
      );
    }
  }
}

/** What a CRD and its sample have in common: the name of the CRD. */
export function keyOf(of: { group: string; plural: string }): string {
  return `${of.plural}.${of.group}`;
}
