import { Check, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { deliveryMark } from '../../deliveryMark';
import { unset } from '../../evidence';
import { groupByNamespace } from '../../groupByNamespace';
import { namesOf } from '../../namesOf';
import {
  longRunningWorkloads,
  systemWorkloads,
  WORKLOAD_INPUTS,
} from '../../systemWorkloads';

/** Namespaces of Kubernetes' own tools and of distributions. */
const SYSTEM = /^(kube-|openshift-|gke-|gmp-|cattle-)/;

/**
 * Labels of Helm charts, which rendered manifests keep; the last two are from
 * older charts.
 */
const CHART_LABELS = [
  'helm.sh/chart',
  'app.kubernetes.io/managed-by',
  'chart',
  'heritage',
];

function isManaged(workload: WorkloadFacts): boolean {
  return (
    deliveryMark(workload) !== undefined ||
    workload.owners.length > 0 ||
    CHART_LABELS.some(label => label in workload.labels)
  );
}

/**
 * Returns the namespaces that belong to tools: at least half of their workloads
 * do, and the rest came with them, such as the proxies of an ingress
 * controller. Never includes `default`.
 */
function namespacesOfTools(
  workloads: readonly WorkloadFacts[],
  ofTools: ReadonlySet<WorkloadFacts>,
): Set<string> {
  return new Set(
    groupByNamespace(workloads)
      .filter(
        ([namespace, members]) =>
          namespace !== 'default' &&
          members.filter(each => ofTools.has(each)).length * 2 >=
            members.length,
      )
      .map(([namespace]) => namespace),
  );
}

/** Reports applications whose manifests cannot be traced. */
export const workloadsUnmanaged: Check = {
  id: 'workloads-unmanaged',
  title: 'Workloads are not managed by any tool',
  severity: 'info',
  severityReason: 'They run, but nothing documents how to recreate them.',
  reads: WORKLOAD_INPUTS,
  find: facts => {
    const ofTools = new Set(
      systemWorkloads(facts).map(({ workload }) => workload),
    );
    const all = longRunningWorkloads(facts);
    const filled = namespacesOfTools(all, ofTools);
    const left = all.filter(
      each =>
        !ofTools.has(each) &&
        !filled.has(each.namespace ?? '') &&
        !SYSTEM.test(each.namespace ?? '') &&
        !isManaged(each),
    );
    return groupByNamespace(left).map(([namespace, workloads]) => ({
      subject: {
        type: 'object',
        apiVersion: 'v1',
        kind: 'Namespace',
        name: namespace,
      },
      message: `In ${namespace}, ${namesOf('workload', workloads)} ${
        workloads.length === 1 ? 'has' : 'have'
      } no owner and no trace of Helm, Argo CD, Flux or another tool.`,
      objects: { count: workloads.length, some: workloads.map(referenceTo) },
      evidence: workloads.flatMap(each => [
        unset(each, 'metadata.ownerReferences'),
        unset(each, 'metadata.annotations[meta.helm.sh/release-name]'),
        unset(each, 'metadata.annotations[argocd.argoproj.io/tracking-id]'),
        unset(each, 'metadata.labels[kustomize.toolkit.fluxcd.io/name]'),
      ]),
      values: { namespace },
    }));
  },
  why: 'Manifests that were applied from somebody’s machine cannot be reviewed, repeated or rolled back. Plain Kustomize leaves no trace either; if you use it, treat this as a hint.',
  fix: [
    {
      text: 'Check who wrote them.',
      command:
        'kubectl get deployments,statefulsets,daemonsets --namespace {namespace} -o yaml --show-managed-fields',
    },
    {
      text: 'Add them to a chart, or to a repository that a GitOps tool applies.',
    },
  ],
  links: [
    {
      title: 'Managing Kubernetes objects',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/object-management/',
    },
  ],
};
