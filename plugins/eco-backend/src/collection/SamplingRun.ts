import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { failedSample } from '../inventory';

/**
 * Without the ClusterRole for samples, every request is refused. After this
 * many refusals and no success, the run gives up.
 */
const MAX_REFUSALS = 3;

/**
 * Samples of one run. Access is granted by API group: after one kind of a group
 * is refused, the others are not requested, unless any kind of it was read.
 */
export class SamplingRun {
  readonly samples: CustomResourceSample[] = [];
  readonly #kept: Map<string, CustomResourceSample>;
  readonly #readGroups: Set<string>;
  readonly #refusals = new Map<string, CustomResourceSample>();

  /** @param kept - all samples of the cluster from earlier runs */
  constructor(kept: CustomResourceSample[]) {
    this.#kept = new Map(kept.map(each => [keyOf(each), each]));
    this.#readGroups = new Set(
      kept.filter(({ state }) => state === 'read').map(({ group }) => group),
    );
  }

  /** Whether further requests of this run would be refused as well. */
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
   * Adds the kinds that count as refused because another kind of their group
   * was.
   *
   * @param due - all kinds that are due, even those beyond the budget
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

/** Name of a CRD, as the key of the CRD and of its sample. */
export function keyOf(of: { group: string; plural: string }): string {
  return `${of.plural}.${of.group}`;
}
