import {
  Check,
  CheckFacts,
  HorizontalPodAutoscalerFacts,
} from '@backstage-eco/plugin-eco-node';
import { fact, missing, objectSubject } from '../../evidence';

/** Target kinds whose lists are read. */
const TARGETS = new Map([
  ['Deployment', 'deployments'],
  ['StatefulSet', 'statefulSets'],
] as const);

function isMissing(
  facts: CheckFacts,
  { namespace, target }: HorizontalPodAutoscalerFacts,
): boolean {
  const kind = TARGETS.get(target.kind as 'Deployment');
  return (
    kind !== undefined &&
    (target.apiVersion ?? 'apps/v1') === 'apps/v1' &&
    !facts.get(kind, { namespace, name: target.name })
  );
}

/** Reports autoscalers whose target does not exist. */
export const autoscalerTargetMissing: Check = {
  id: 'autoscaler-target-missing',
  title: 'HorizontalPodAutoscaler has no target',
  severity: 'info',
  severityReason:
    'Its target is gone or has another name, so it scales nothing.',
  reads: ['horizontalPodAutoscalers', 'deployments', 'statefulSets'],
  find: facts =>
    facts
      .items('horizontalPodAutoscalers')
      .filter(each => isMissing(facts, each))
      .map(autoscaler => {
        const { namespace, target } = autoscaler;
        return {
          subject: objectSubject(autoscaler),
          message: `HorizontalPodAutoscaler ${autoscaler.name} in ${namespace} targets ${target.kind} ${target.name}, which does not exist.`,
          evidence: [
            fact(autoscaler, 'spec.scaleTargetRef.name', target.name),
            missing({
              apiVersion: 'apps/v1',
              kind: target.kind,
              namespace,
              name: target.name,
            }),
          ],
        };
      }),
  why: 'The workload was renamed or removed. If it runs under another name, nothing scales it.',
  fix: [
    {
      text: 'Correct the target name, or delete the autoscaler.',
      command:
        'kubectl describe horizontalpodautoscaler {name} --namespace {namespace}',
    },
  ],
  links: [
    {
      title: 'Horizontal pod autoscaling',
      url: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    },
  ],
};
