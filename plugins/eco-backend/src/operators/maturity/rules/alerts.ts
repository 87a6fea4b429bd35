import {
  ObjectFacts,
  PrometheusRuleFacts,
} from '@backstage-eco/plugin-eco-node';
import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

/** Labels and annotations that objects of the same installation share. */
const MARKS = [
  ['labels', 'app.kubernetes.io/name'],
  ['labels', 'app.kubernetes.io/part-of'],
  ['labels', 'app.kubernetes.io/instance'],
  ['annotations', 'meta.helm.sh/release-name'],
] as const;

function sharedMark(one: ObjectFacts, other: ObjectFacts) {
  return MARKS.find(
    ([part, key]) =>
      one[part][key] !== undefined && one[part][key] === other[part][key],
  );
}

function evidenceOf(rule: PrometheusRuleFacts, operator: ObjectFacts) {
  const mark = sharedMark(rule, operator);
  return mark && rule.alerts > 0
    ? [
        observedFact(
          rule,
          `metadata.${mark[0]}[${mark[1]}]`,
          rule[mark[0]][mark[1]],
        ),
      ]
    : [];
}

/**
 * Level 4: a PrometheusRule of the same installation defines alerts. They match
 * by namespace, and by a recommended label or their Helm release.
 *
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export const alerts: MaturityRule = {
  id: 'alerts',
  level: 4,
  weight: 'sufficient',
  about: ['workload'],
  looksIn: ['prometheusRules'],

  check(operator) {
    const evidence = operator
      .neighbours('prometheusRules')
      .flatMap(rule => evidenceOf(rule, operator.workload));
    return evidence.length > 0
      ? {
          state: 'observed',
          reason: `PrometheusRule ${evidence[0].object.name} raises alerts.`,
          evidence,
        }
      : {
          state: 'not-observed',
          reason: 'No PrometheusRule of the same install raises alerts.',
        };
  },
};
