import {
  MaturityLevelNumber,
  MaturityRuleResult,
  ObservedFact,
} from '@backstage-eco/plugin-eco-common';
import { InventoryKind } from '@backstage-eco/plugin-eco-node';
import { OperatorView } from './OperatorView';

/** Finding of a rule, before gaps in its lists are considered. */
export type RuleFinding =
  | { state: 'observed'; reason: string; evidence: ObservedFact[] }
  | { state: 'not-observed'; reason: string; evidence?: ObservedFact[] }
  | { state: 'unknown'; reason: string };

/** A sign of one maturity level. */
export interface MaturityRule {
  /** For example `disruption-budget`; documented in docs/maturity.md. */
  id: string;
  level: MaturityLevelNumber;
  /**
   * How the rule counts for its level:
   *
   * - `required`: without it, the level is not observed.
   * - `sufficient`: one rule of this weight is enough.
   * - `supporting`: does not affect the result.
   */
  weight: MaturityRuleResult['weight'];
  /**
   * Lists that the rule depends on: if one is stale or unread, the result is
   * unknown. `workload` stands for the list of the operator's workload.
   */
  about: ReadonlyArray<'workload' | InventoryKind>;
  /**
   * Lists with further evidence: if one is stale or unread, `not-observed`
   * becomes unknown.
   */
  looksIn?: readonly InventoryKind[];
  /** Pure. @returns undefined if the rule does not apply to the operator */
  check(operator: OperatorView): RuleFinding | undefined;
}
