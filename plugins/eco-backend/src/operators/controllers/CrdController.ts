import {
  FrameworkFact,
  ObjectReference,
} from '@backstage-eco/plugin-eco-common';
import { Gap } from '@backstage-eco/plugin-eco-recognition';
import { JoinId } from './joins';
import { Strength } from './strengths';

/**
 * Evidence that a workload is the controller of a kind.
 *
 * @alpha
 */
export interface ControllerEvidence {
  join: JoinId;
  strength: Strength;
  /** Chain of facts from the kind to the workload; at most 4. */
  facts: FrameworkFact[];
}

/**
 * A workload that may be the controller of a kind, with its evidence, strongest
 * first.
 *
 * @alpha
 */
export interface ControllerCandidate {
  workload: ObjectReference;
  evidence: ControllerEvidence[];
}

/**
 * Controller of the objects of a CRD.
 *
 * - `found`: one workload is the controller.
 * - `ambiguous`: one of several workloads is, and the facts do not tell which.
 * - `not-here`: no workload of the cluster may be, or is seen to be, the
 *   controller.
 * - `unknown`: the facts that would tell were not read.
 *
 * @alpha
 */
export type CrdController = {
  /** Full name of the CRD, `<plural>.<group>`. */
  crd: string;
  /** Other workloads with weaker evidence for the kind; at most 10. */
  rivals: ControllerCandidate[];
} & (
  | { state: 'found'; controller: ControllerCandidate }
  | { state: 'ambiguous'; candidates: ControllerCandidate[] }
  | { state: 'not-here' }
  | { state: 'unknown'; gaps: Gap[] }
);
