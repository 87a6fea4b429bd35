import {
  DeclaredMaturity,
  MaturityLevel,
  MaturityLevelNumber,
  MaturityRuleResult,
  ObservedState,
} from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { Gap, gapsOfLists } from '@backstage-eco/plugin-eco-recognition';
import { MaturityRule, RuleFinding } from './MaturityRule';
import { OperatorView } from './OperatorView';
import { MATURITY_RULES } from './rules';

const LEVELS: readonly MaturityLevelNumber[] = [1, 2, 3, 4, 5];
const MAX_EVIDENCE = 10;

/**
 * Assesses the five maturity levels of an operator in its cluster. Pure.
 *
 * @param declared - maturity as declared by others
 */
export function assessLevels(
  operator: OperatorView,
  inventory: Inventory,
  declared: readonly DeclaredMaturity[],
): MaturityLevel[] {
  return LEVELS.map(level => {
    const rules = MATURITY_RULES.filter(rule => rule.level === level).flatMap(
      rule => {
        const finding = ask(rule, operator, inventory);
        return finding ? [toResult(rule, finding)] : [];
      },
    );
    return {
      level,
      state: combine(rules),
      declaredBy: declared
        .filter(each => each.level >= level)
        .map(({ by }) => by),
      rules,
    };
  });
}

function ask(
  rule: MaturityRule,
  operator: OperatorView,
  inventory: Inventory,
): RuleFinding | undefined {
  const about = rule.about.map(each =>
    each === 'workload' ? operator.workloadList : each,
  );
  const [stale] = gapsOfLists(inventory, about);
  if (stale) {
    return { state: 'unknown', reason: unreadReason(stale) };
  }
  const finding = rule.check(operator);
  const [gap] = gapsOfLists(inventory, rule.looksIn ?? []);
  return finding?.state === 'not-observed' && gap
    ? { state: 'unknown', reason: unreadReason(gap) }
    : finding;
}

function unreadReason({ what, reason }: Gap): string {
  return `${what} could not be read: ${reason}`;
}

function toResult(
  { id, weight }: MaturityRule,
  finding: RuleFinding,
): MaturityRuleResult {
  const { state, reason } = finding;
  const evidence = 'evidence' in finding ? finding.evidence ?? [] : [];
  return {
    id,
    weight,
    state,
    reason,
    evidence: evidence.slice(0, MAX_EVIDENCE),
  };
}

/**
 * Combines all required rules, and the best of the sufficient rules if there
 * are any.
 */
function combine(rules: readonly MaturityRuleResult[]): ObservedState {
  const statesOf = (weight: MaturityRuleResult['weight']) =>
    rules.filter(rule => rule.weight === weight).map(({ state }) => state);
  const sufficient = statesOf('sufficient');
  return weakest([
    ...statesOf('required'),
    ...(sufficient.length > 0 ? [strongest(sufficient)] : []),
  ]);
}

function strongest(states: readonly ObservedState[]): ObservedState {
  if (states.includes('observed')) {
    return 'observed';
  }
  return states.includes('unknown') ? 'unknown' : 'not-observed';
}

function weakest(states: readonly ObservedState[]): ObservedState {
  if (states.includes('not-observed')) {
    return 'not-observed';
  }
  return states.includes('unknown') ? 'unknown' : 'observed';
}
