import {
  Check,
  CheckInput,
  FieldManagerFacts,
  FindingEvidence,
  ObjectFacts,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { deliveryMark } from '../../deliveryMark';
import { fact } from '../../evidence';
import { groupByNamespace } from '../../groupByNamespace';
import { listNames } from '../../namesOf';
import { WORKLOAD_INPUTS } from '../../systemWorkloads';

/**
 * Field managers of manual changes to live objects: kubectl's subcommands, k9s,
 * and dashboards, which write as a browser. `kubectl apply` and restarts do not
 * count.
 */
const BY_HAND =
  /^(kubectl-(edit|patch|set|replace|label|annotate|autoscale)|k9s|node-fetch|Mozilla|dashboard|headlamp-server|OpenLens|Lens)$/;

const KINDS = [
  ...WORKLOAD_INPUTS,
  'services',
  'cronJobs',
  'horizontalPodAutoscalers',
  'podDisruptionBudgets',
  'crds',
  'clusterRoles',
  'clusterRoleBindings',
  'roles',
  'roleBindings',
  'validatingWebhooks',
  'mutatingWebhooks',
  'storageClasses',
  'ingressClasses',
] as const satisfies readonly CheckInput[];

/** `kubectl scale` writes as `kubectl`, and only the scale subresource. */
function handOf({ fieldManagers }: ObjectFacts): FieldManagerFacts | undefined {
  return fieldManagers.find(({ name, subresource }) =>
    subresource === 'scale'
      ? name === 'kubectl' || BY_HAND.test(name)
      : !subresource && BY_HAND.test(name),
  );
}

function handEvidence(object: ObjectFacts): FindingEvidence {
  const { name, subresource } = handOf(object)!;
  return fact(
    object,
    `metadata.managedFields[manager=${name}${
      subresource ? `,subresource=${subresource}` : ''
    }].manager`,
    name,
  );
}

/** Reports manual changes that the next deployment reverts. */
export const editedByHand: Check = {
  id: 'edited-by-hand',
  title: 'Managed objects were changed by hand',
  severity: 'warning',
  severityReason:
    'The next upgrade or sync reverts the change, or fails because of it.',
  reads: KINDS,
  find: facts => {
    const edited = KINDS.flatMap((kind): readonly ObjectFacts[] =>
      facts.items(kind),
    ).filter(each => handOf(each) && deliveryMark(each));
    return groupByNamespace(edited).map(([namespace, objects]) => ({
      subject: namespace
        ? {
            type: 'object',
            apiVersion: 'v1',
            kind: 'Namespace',
            name: namespace,
          }
        : { type: 'cluster' },
      message: `${listNames(objects)}${namespace && ` in ${namespace}`} ${
        objects.length === 1 ? 'was' : 'were'
      } changed by hand, but another tool manages ${
        objects.length === 1 ? 'it' : 'them'
      }.`,
      objects: { count: objects.length, some: objects.map(referenceTo) },
      evidence: objects.flatMap(each => [
        handEvidence(each),
        deliveryMark(each)!,
      ]),
      values: {
        ...(namespace && { namespace }),
        resources: [
          ...new Set(objects.map(({ kind }) => kind.toLowerCase())),
        ].join(','),
      },
    }));
  },
  why: 'Helm, Argo CD or Flux holds the desired state of these objects. A change that is only in the cluster gets lost, and nobody knows why it was made.',
  fix: [
    {
      text: 'Check what changed, and add it to the chart or repository if you want to keep it.',
      command:
        'kubectl get {resources} --namespace {namespace} -o yaml --show-managed-fields',
    },
  ],
  links: [
    {
      title: 'Managing Kubernetes objects',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/object-management/',
    },
  ],
};
