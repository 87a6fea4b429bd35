import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import {
  HorizontalPodAutoscalerFacts,
  ObjectFacts,
} from '@backstage-eco/plugin-eco-node';
import { observedFact } from '../../observedFact';
import { SCALED } from '../../OperatorFacts';
import { MaturityRule } from '../MaturityRule';
import { OperatorView } from '../OperatorView';

/** Returns the owner that is of one of the operator's kinds. */
function ownerFact(
  object: ObjectFacts,
  operator: OperatorView,
): ObservedFact | undefined {
  const position = object.owners.findIndex(owner => operator.manages(owner));
  return position < 0
    ? undefined
    : observedFact(
        object,
        `metadata.ownerReferences[${position}].kind`,
        object.owners[position].kind,
      );
}

function targetFact(
  autoscaler: HorizontalPodAutoscalerFacts,
  operator: OperatorView,
): ObservedFact | undefined {
  const { apiVersion = '', kind, name } = autoscaler.target;
  if (operator.manages({ apiVersion, kind })) {
    return observedFact(autoscaler, 'spec.scaleTargetRef.kind', kind);
  }
  const { namespace } = autoscaler;
  const workload = operator.scaled({ kind, namespace, name });
  return workload && ownerFact(workload, operator);
}

/**
 * Level 5: a HorizontalPodAutoscaler scales objects of its kinds or what they
 * own, or is itself owned by one.
 *
 * @see
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export const autoscaler: MaturityRule = {
  id: 'autoscaler',
  level: 5,
  weight: 'sufficient',
  about: ['crds'],
  looksIn: ['horizontalPodAutoscalers', ...SCALED],

  check(operator) {
    const evidence = operator
      .items('horizontalPodAutoscalers')
      .map(each => ownerFact(each, operator) ?? targetFact(each, operator))
      .filter(fact => fact !== undefined);
    return evidence.length > 0
      ? {
          state: 'observed',
          reason: 'A HorizontalPodAutoscaler scales what it manages.',
          evidence,
        }
      : {
          state: 'not-observed',
          reason: 'No HorizontalPodAutoscaler scales what it manages.',
        };
  },
};
