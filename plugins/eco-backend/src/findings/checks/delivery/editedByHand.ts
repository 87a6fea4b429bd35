import { Check, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { fact } from '../../evidence';
import { groupByNamespace } from '../../groupByNamespace';
import { listNames } from '../../namesOf';

/** Who writes when a person changes a live object. Source: kubectl's field managers. */
const BY_HAND = /^kubectl-(edit|patch|set|replace)$/;

const KINDS = [
  'deployments',
  'statefulSets',
  'daemonSets',
  'services',
] as const;

/** What will put an object back to what it was, and by which mark it says so. */
const MANAGED = [
  { map: 'annotations', key: 'meta.helm.sh/release-name' },
  { map: 'annotations', key: 'argocd.argoproj.io/tracking-id' },
  { map: 'labels', key: 'kustomize.toolkit.fluxcd.io/name' },
  { map: 'labels', key: 'helm.toolkit.fluxcd.io/name' },
] as const;

function markOf(object: ObjectFacts) {
  return MANAGED.find(({ map, key }) => object[map][key] !== undefined);
}

function handOf({ fieldManagers }: ObjectFacts): string | undefined {
  return fieldManagers.find(
    ({ name, subresource }) => !subresource && BY_HAND.test(name),
  )?.name;
}

/** Objects with changes that the next deployment undoes. */
export const editedByHand: Check = {
  id: 'edited-by-hand',
  title: 'Managed objects were changed by hand',
  severity: 'warning',
  severityReason: 'The next upgrade or sync undoes the change, or fails on it.',
  reads: KINDS,
  find: facts => {
    const edited = KINDS.flatMap((kind): readonly ObjectFacts[] =>
      facts.items(kind),
    ).filter(each => handOf(each) && markOf(each));
    return groupByNamespace(edited).map(([namespace, objects]) => ({
      subject: {
        type: 'object',
        apiVersion: 'v1',
        kind: 'Namespace',
        name: namespace,
      },
      message: `Somebody changed ${listNames(
        objects,
      )} in ${namespace} with kubectl, and ${
        objects.length === 1 ? 'it is' : 'they are'
      } managed by another tool.`,
      objects: { count: objects.length, some: objects.map(referenceTo) },
      evidence: objects.flatMap(each => {
        const { map, key } = markOf(each)!;
        return [
          fact(
            each,
            `metadata.managedFields[manager=${handOf(each)}].manager`,
            handOf(each)!,
          ),
          fact(each, `metadata.${map}[${key}]`, each[map][key]),
        ];
      }),
      values: { namespace },
    }));
  },
  why: 'Helm, Argo CD or Flux hold what these objects are meant to be. A change that is only in the cluster is lost, and nobody knows why it was made.',
  fix: [
    {
      text: 'See what was changed, and put it into the chart or repository if it is wanted.',
      command:
        'kubectl get deployments,statefulsets,daemonsets,services --namespace {namespace} -o yaml --show-managed-fields',
    },
  ],
  links: [
    {
      title: 'Managing Kubernetes objects',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/object-management/',
    },
  ],
};
