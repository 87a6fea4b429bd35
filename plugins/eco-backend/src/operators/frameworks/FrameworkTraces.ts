import {
  FrameworkFact,
  FrameworkId,
  ObjectReference,
} from '@backstage-eco/plugin-eco-common';
import { OperatorFacts } from '../OperatorFacts';

/** A fact and the operator that it is about. */
export interface FrameworkClue {
  subject: ObjectReference;
  fact: FrameworkFact;
  /**
   * How much the fact proves:
   *
   * - `certain`: stated by the framework or by the packager of the operator.
   * - `strong`: only this framework leaves this mark.
   * - `weak`: other programs may do the same; counts only in addition to a
   *   strong clue.
   */
  weight: 'certain' | 'strong' | 'weak';
}

/** Traces that a framework leaves in a cluster. */
export interface FrameworkTraces {
  framework: FrameworkId;
  /** Returns all clues in an inventory; several may be about one operator. */
  find(facts: OperatorFacts): FrameworkClue[];
}
