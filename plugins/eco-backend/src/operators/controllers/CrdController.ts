import {
  FrameworkFact,
  ObjectReference,
} from '@backstage-eco/plugin-eco-common';
import { Gap } from '@backstage-eco/plugin-eco-recognition';
import { JoinId } from './joins';
import { Strength } from './strengths';

/**
 * Why a workload is taken for the controller of a kind.
 *
 * @alpha
 */
export interface ControllerEvidence {
  join: JoinId;
  strength: Strength;
  /** From the kind to the workload, one after the other; at most 4. */
  facts: FrameworkFact[];
}

/**
 * A workload that may be the controller of a kind, and why; strongest first.
 *
 * @alpha
 */
export interface ControllerCandidate {
  workload: ObjectReference;
  evidence: ControllerEvidence[];
}

/**
 * Who acts on the objects of a CRD.
 *
 * - `found`: this workload does.
 * - `ambiguous`: one of several does; what is known does not tell which.
 * - `not-here`: nobody in the cluster may, or is seen to.
 * - `unknown`: what would tell was not read.
 *
 * @alpha
 */
export type CrdController = {
  /** Its full name, `<plural>.<group>`. */
  crd: string;
  /** Others that have to do with the kind, less than those above; at most 10. */
  rivals: ControllerCandidate[];
} & (
  | { state: 'found'; controller: ControllerCandidate }
  | { state: 'ambiguous'; candidates: ControllerCandidate[] }
  | { state: 'not-here' }
  | { state: 'unknown'; gaps: Gap[] }
);
