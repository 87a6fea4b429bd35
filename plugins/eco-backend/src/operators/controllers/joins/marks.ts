import { ObjectFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { OperatorFacts } from '../../OperatorFacts';
import { Clue } from './Join';

/** A property that objects of the same origin have in common. */
export interface Mark {
  field: string;
  value: string;
  /** Objects with the same identity carry the same mark. */
  identity: string;
}

/** Matches workloads of a cluster with its CRDs by their marks. */
export class Marks {
  readonly #marksOf: (object: ObjectFacts) => Mark[];
  readonly #carriers = new WeakMap<OperatorFacts, Map<string, number>>();

  constructor(marksOf: (object: ObjectFacts) => Mark[]) {
    this.#marksOf = marksOf;
  }

  /**
   * Returns the workloads that carry a mark of a CRD: `marked` if it is the
   * only such workload of the cluster, else `shared`.
   *
   * @param among - workloads to return; others are only counted
   */
  shared(
    crd: ObjectFacts,
    facts: OperatorFacts,
    among: ReadonlySet<WorkloadFacts>,
  ): Clue[] {
    const own = this.#marksOf(crd);
    if (own.length === 0 || among.size === 0) {
      return [];
    }
    const carriers = this.#countCarriers(facts);
    const all = [...among].map(workload => ({
      workload,
      marks: new Map(
        this.#marksOf(workload).map(each => [each.identity, each]),
      ),
    }));
    return own.flatMap(mark =>
      all.flatMap(({ workload, marks }) => {
        const same = marks.get(mark.identity);
        return same
          ? {
              workload,
              strength:
                carriers.get(mark.identity) === 1
                  ? ('marked' as const)
                  : ('shared' as const),
              facts: [
                { object: crd, field: mark.field, value: mark.value },
                { object: workload, field: same.field, value: same.value },
              ],
            }
          : [];
      }),
    );
  }

  /** Counts the workloads that carry each mark of any CRD. */
  #countCarriers(facts: OperatorFacts): Map<string, number> {
    const known = this.#carriers.get(facts);
    if (known) {
      return known;
    }
    const counts = new Map<string, number>();
    for (const crd of facts.index.items('crds')) {
      this.#marksOf(crd).forEach(({ identity }) => counts.set(identity, 0));
    }
    for (const workload of facts.workloads()) {
      const identities = this.#marksOf(workload).map(each => each.identity);
      for (const identity of new Set(identities)) {
        const count = counts.get(identity);
        if (count !== undefined) {
          counts.set(identity, count + 1);
        }
      }
    }
    this.#carriers.set(facts, counts);
    return counts;
  }
}
