import {
  FrameworkFact,
  FrameworkId,
  ObjectReference,
} from '@backstage-eco/plugin-eco-common';
import { OperatorFacts } from '../OperatorFacts';

/** A fact, and the operator that it speaks of. */
export interface FrameworkClue {
  subject: ObjectReference;
  fact: FrameworkFact;
  /**
   * - `certain`: the framework, or who packed the operator, says so.
   * - `strong`: nobody else leaves such a mark.
   * - `weak`: others may do the same; counts beside a strong one only.
   */
  weight: 'certain' | 'strong' | 'weak';
}

/** What is known of one framework's traces. */
export interface FrameworkTraces {
  framework: FrameworkId;
  /** Every clue in an inventory; several may be of one operator. */
  find(facts: OperatorFacts): FrameworkClue[];
}
