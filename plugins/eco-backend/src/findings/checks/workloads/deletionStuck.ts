import { Check, CheckFacts, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../../../appendTo';
import { isOlderThan } from '../../age';
import { fact } from '../../evidence';
import { namesOf } from '../../namesOf';

/** Deletion may have to detach volumes or take backups. */
const GRACE_MINUTES = 60;

/** Namespaces are covered by another check. */
const KINDS = [
  'crds',
  'deployments',
  'statefulSets',
  'daemonSets',
  'jobs',
  'pods',
  'services',
  'persistentVolumeClaims',
  'persistentVolumes',
  'nodes',
] as const;

function stuckObjects(facts: CheckFacts): ObjectFacts[] {
  return KINDS.flatMap((kind): readonly ObjectFacts[] =>
    facts.items(kind),
  ).filter(({ deletingSince }) =>
    isOlderThan(deletingSince, { minutes: GRACE_MINUTES }, facts.now),
  );
}

/** Reports objects whose deletion does not complete. */
export const deletionStuck: Check = {
  id: 'deletion-stuck',
  title: 'Objects are stuck in deletion',
  severity: 'warning',
  severityReason:
    'You cannot recreate them, and what their finalizers should clean up is left behind.',
  reads: KINDS,
  find: facts => {
    const groups = new Map<string, ObjectFacts[]>();
    for (const object of stuckObjects(facts)) {
      const key = JSON.stringify([object.kind, object.namespace]);
      appendTo(groups, key, object);
    }
    return [...groups.values()].map(objects => {
      const [{ apiVersion, kind, namespace, name }] = objects;
      const first = objects.map(each => each.deletingSince!).sort()[0];
      return {
        subject: { type: 'kind', apiVersion, kind, namespace },
        message: `${namesOf(kind, objects)} ${
          objects.length === 1 ? 'has' : 'have'
        } been terminating since ${first}.`,
        objects: { count: objects.length, some: objects.map(referenceTo) },
        evidence: objects.map(each =>
          fact(each, 'metadata.deletionTimestamp', each.deletingSince!),
        ),
        values: { resource: kind.toLowerCase(), example: name },
      };
    });
  },
  why: 'A finalizer keeps an object until the controller that set it has cleaned up and removes it. If that controller is gone, nothing does. A pod also waits for the kubelet of its node.',
  fix: [
    {
      text: 'Check which finalizers hold it.',
      command:
        "kubectl get {resource} {example} --namespace {namespace} -o jsonpath='{.metadata.finalizers}'",
    },
    {
      text: 'Restore the controller of the finalizer. Remove a finalizer by hand only if you know what it protects.',
    },
  ],
  links: [
    {
      title: 'Finalizers',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
    },
  ],
};
