import {
  MaturityLevelNumber,
  MaturityRuleResult,
  ObservedFact,
} from '@backstage-eco/plugin-eco-common';
import { InventoryKind } from '@backstage-eco/plugin-eco-node';
import { OperatorView } from './OperatorView';

/** What a rule sees, before it is asked whether it could see enough. */
export type RuleFinding =
  | { state: 'observed'; reason: string; evidence: ObservedFact[] }
  | { state: 'not-observed'; reason: string; evidence?: ObservedFact[] }
  | { state: 'unknown'; reason: string };

/** One thing that a level of maturity is seen by. */
export interface MaturityRule {
  /** For example `disruption-budget`; docs/maturity.md has a section on it. */
  id: string;
  level: MaturityLevelNumber;
  /**
   * - `required`: without it the level is not observed.
   * - `sufficient`: one of these is enough.
   * - `supporting`: does not decide.
   */
  weight: MaturityRuleResult['weight'];
  /**
   * What the rule is about: where it was not read lately, the rule says nothing.
   * `workload` is the list that the operator's workload is of.
   */
  about: ReadonlyArray<'workload' | InventoryKind>;
  /**
   * Where else it may be seen: where one of these was not read lately, that it is
   * not seen says nothing.
   */
  looksIn?: readonly InventoryKind[];
  /** Pure. @returns undefined where the rule does not apply to the operator */
  check(operator: OperatorView): RuleFinding | undefined;
}
