import { ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { OperatorFacts } from '../../OperatorFacts';
import { Clue } from './Join';

/** Something that an object carries, and that others carry as well. */
export interface Mark {
  field: string;
  value: string;
  /** Two objects with the same identity carry the same mark. */
  identity: string;
}

/**
 * The workloads that carry a mark of a CRD: `marked` where it is only one,
 * otherwise `shared`.
 */
export function sameMarks(
  crd: ObjectFacts,
  facts: OperatorFacts,
  marksOf: (object: ObjectFacts) => Mark[],
): Clue[] {
  return marksOf(crd).flatMap(mark => {
    const carriers = facts.workloads().flatMap(workload => {
      const own = marksOf(workload).find(
        ({ identity }) => identity === mark.identity,
      );
      return own ? [{ workload, own }] : [];
    });
    return carriers.map(({ workload, own }) => ({
      workload,
      strength: carriers.length === 1 ? ('marked' as const) : 'shared',
      facts: [
        { object: crd, field: mark.field, value: mark.value },
        { object: workload, field: own.field, value: own.value },
      ],
    }));
  });
}
