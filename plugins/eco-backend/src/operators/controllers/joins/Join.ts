import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  InventoryKind,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { OperatorFacts } from '../../OperatorFacts';
import { Strength } from '../strengths';

/** What points from a CRD to a workload. */
export interface Clue {
  workload: WorkloadFacts;
  strength: Strength;
  /** From the CRD to the workload, one after the other. */
  facts: FrameworkFact[];
}

/** One way from a CRD to the workload that acts on its objects. */
export interface Join<Id extends string = string> {
  id: Id;
  /** The lists that it reads, beside CRDs and workloads. */
  lists: readonly InventoryKind[];
  /** The most that it can say. */
  strongest: Strength;
  /**
   * @param among - the workloads that other joins know something of: a mark alone
   * makes nobody a candidate, and a tenant may put it on thousands
   */
  find(
    crd: CrdFacts,
    facts: OperatorFacts,
    among: ReadonlySet<WorkloadFacts>,
  ): Clue[];
}
