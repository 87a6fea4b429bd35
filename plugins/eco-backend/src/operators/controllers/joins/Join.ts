import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import {
  CrdFacts,
  InventoryKind,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { OperatorFacts } from '../../OperatorFacts';
import { Strength } from '../strengths';

/** Evidence that links a CRD to a workload. */
export interface Clue {
  workload: WorkloadFacts;
  strength: Strength;
  /** Chain of facts from the CRD to the workload. */
  facts: FrameworkFact[];
}

/** A method to find the controller workload of a CRD. */
export interface Join<Id extends string = string> {
  id: Id;
  /** Lists that it reads, in addition to CRDs and workloads. */
  lists: readonly InventoryKind[];
  /** Maximum strength of its clues. */
  strongest: Strength;
  /**
   * @param among - workloads with clues from other joins: a mark alone makes no
   * candidate, and a tenant can put it on thousands of workloads
   */
  find(
    crd: CrdFacts,
    facts: OperatorFacts,
    among: ReadonlySet<WorkloadFacts>,
  ): Clue[];
}
