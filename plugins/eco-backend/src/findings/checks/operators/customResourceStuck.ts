import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, objectSubject } from '../../evidence';

/** Cleanup may take a backup or delete cloud resources. */
const GRACE_MINUTES = 60;

/** Reports custom resources whose deletion does not complete. */
export const customResourceStuck: Check = {
  id: 'custom-resource-stuck-deleting',
  title: 'Custom resources are stuck in deletion',
  severity: 'warning',
  severityReason:
    'Their namespace and CRD cannot be deleted, and what they manage is not cleaned up.',
  reads: ['crds', 'customResources', 'controllers'],
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const sample = facts.sample(crd.name);
      const stuck = (sample?.waiting ?? []).filter(({ since }) =>
        // Relative to the sample, because nothing is known since then.
        isOlderThan(
          since,
          { minutes: GRACE_MINUTES },
          new Date(sample?.sampledAt ?? facts.now),
        ),
      );
      const [first] = stuck;
      const isAlone = facts.controller(crd.name)?.state === 'not-here';
      return !first
        ? []
        : {
            subject: objectSubject(crd),
            message: `${crd.definedKind} ${first.name}${
              sample!.deleting > 1 ? ` and ${sample!.deleting - 1} more` : ''
            } ${
              sample!.deleting > 1 ? 'have' : 'has'
            } been waiting for ${first.finalizers.join(', ')} since ${
              first.since
            }${isAlone ? ', and no workload reconciles this kind' : ''}.`,
            objects: {
              count: sample!.deleting,
              some: stuck.map(({ namespace, name }) => ({
                apiVersion: `${crd.group}/${sample!.version}`,
                kind: crd.definedKind,
                ...(namespace && { namespace }),
                name,
              })),
            },
            evidence: stuck.flatMap(
              ({ namespace, name, since, finalizers }) => {
                const object = {
                  apiVersion: `${crd.group}/${sample!.version}`,
                  kind: crd.definedKind,
                  namespace,
                  name,
                };
                return [
                  fact(object, 'metadata.deletionTimestamp', since),
                  fact(object, 'metadata.finalizers', finalizers),
                ];
              },
            ),
            values: {
              object: first.name,
              objectNamespace: first.namespace ?? 'default',
            },
          };
    }),
  why: 'A finalizer keeps an object until its controller has cleaned up. The controller fails to do so, or is gone.',
  fix: [
    {
      text: 'Read the status and the events of the object.',
      command: 'kubectl describe {name} {object} --namespace {objectNamespace}',
    },
    {
      text: 'Repair or reinstall the controller. Remove the finalizer by hand only after you have cleaned up what it protects.',
    },
  ],
  links: [
    {
      title: 'Finalizers',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
    },
  ],
};
