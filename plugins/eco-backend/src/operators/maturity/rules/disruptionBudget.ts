import { observedFact } from '../../observedFact';
import { selectorText, selectsLabels } from '../../selectsLabels';
import { MaturityRule } from '../MaturityRule';

/**
 * Level 2: a PodDisruptionBudget protects pods of the operator during node
 * drains.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export const disruptionBudget: MaturityRule = {
  id: 'disruption-budget',
  level: 2,
  weight: 'supporting',
  about: ['workload'],
  looksIn: ['podDisruptionBudgets'],

  check(operator) {
    const budgets = operator
      .neighbours('podDisruptionBudgets')
      .filter(({ selector }) =>
        selectsLabels(selector, operator.workload.podLabels),
      );
    return budgets.length > 0
      ? {
          state: 'observed',
          reason: 'A PodDisruptionBudget selects its pods.',
          evidence: budgets.map(budget =>
            observedFact(
              budget,
              'spec.selector',
              selectorText(budget.selector),
            ),
          ),
        }
      : {
          state: 'not-observed',
          reason: 'No PodDisruptionBudget selects its pods.',
        };
  },
};
