import {
  Check,
  CheckFacts,
  CrdFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { workloadKey } from '../../../operators';
import { fact, objectSubject } from '../../evidence';
import { listNames } from '../../namesOf';
import { longRunningWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';

/**
 * Those that act on a CRD's objects, where all of them are scaled to zero: an empty
 * list where there are none, undefined where one runs or nobody can tell.
 */
function idleControllers(
  facts: CheckFacts,
  { name }: CrdFacts,
  byKey: ReadonlyMap<string, WorkloadFacts>,
): WorkloadFacts[] | undefined {
  const { state, workloads } = facts.controller(name) ?? {};
  if (state === 'not-here') {
    return [];
  }
  const idle = workloads?.flatMap(each => {
    const workload = byKey.get(workloadKey(each));
    return workload?.kind !== 'DaemonSet' && workload?.desired === 0
      ? [workload]
      : [];
  });
  return idle?.length && idle.length === workloads?.length ? idle : undefined;
}

/** Objects that are accepted, and that nobody acts upon. */
export const crdWithoutController: Check = {
  id: 'crd-without-controller',
  title: 'No controller acts on the custom resources of a CRD',
  severity: 'warning',
  severityReason:
    'The next change to these objects has no effect, and nobody is told.',
  reads: ['crds', 'controllers', 'customResources', ...WORKLOAD_INPUTS],
  find: facts => {
    const byKey = new Map(
      longRunningWorkloads(facts).map(each => [workloadKey(each), each]),
    );
    return facts.items('crds').flatMap(crd => {
      const { count, version, names = [] } = facts.sample(crd.name) ?? {};
      const [first] = names;
      const idle = idleControllers(facts, crd, byKey);
      return !count || !first || !idle
        ? []
        : {
            subject: objectSubject(crd),
            message: `${
              count === 1 ? 'There is 1 object' : `There are ${count} objects`
            } of ${crd.name}, and ${
              idle.length === 0
                ? 'no workload that acts on them'
                : `${listNames(idle)} is scaled to 0`
            }.`,
            evidence: [
              fact(
                {
                  apiVersion: `${crd.group}/${version}`,
                  kind: crd.definedKind,
                  ...first,
                },
                'metadata.name',
                first.name,
              ),
              ...idle.map(each => fact(each, 'spec.replicas', 0)),
            ],
          };
    });
  },
  why: 'The API server checks and keeps them, and that is all: nothing is created, renewed or enforced. Finalizers on them would hold their deletion for ever.',
  fix: [
    {
      text: 'See what is there, and who wrote it.',
      command:
        'kubectl get {name} --all-namespaces --show-managed-fields -o yaml',
    },
    {
      text: 'Install the controller again, or delete the objects and then the CRD.',
    },
  ],
  links: [
    {
      title: 'Custom controllers',
      url: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/#custom-controllers',
    },
  ],
};
