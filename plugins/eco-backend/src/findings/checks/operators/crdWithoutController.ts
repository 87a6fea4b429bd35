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
 * Returns the controllers of a CRD if all are scaled to zero. An empty list
 * means that there are none; undefined, that one runs or that it is unknown.
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

/**
 * Reports custom resources that the API server accepts but nothing reconciles.
 */
export const crdWithoutController: Check = {
  id: 'crd-without-controller',
  title: 'No controller acts on the custom resources of a CRD',
  severity: 'warning',
  severityReason: 'The next change to these objects silently has no effect.',
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
            message: `${crd.name} has ${
              count === 1 ? '1 object' : `${count} objects`
            }, but ${
              idle.length === 0
                ? `no workload reconciles ${count === 1 ? 'it' : 'them'}`
                : `${listNames(idle)} ${
                    idle.length === 1 ? 'is' : 'are'
                  } scaled to 0`
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
  why: 'The API server validates and stores these objects, but nothing is created, renewed or enforced. If they have finalizers, their deletion never completes.',
  fix: [
    {
      text: 'Check which objects exist, and who wrote them.',
      command:
        'kubectl get {name} --all-namespaces --show-managed-fields -o yaml',
    },
    {
      text: 'Reinstall the controller, or delete the objects and then the CRD.',
    },
  ],
  links: [
    {
      title: 'Custom controllers',
      url: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/#custom-controllers',
    },
  ],
};
