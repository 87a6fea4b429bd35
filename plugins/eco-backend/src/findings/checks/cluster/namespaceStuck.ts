import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, objectSubject } from '../../evidence';

/** Deleting a namespace with many objects takes minutes. */
const GRACE_MINUTES = 60;

/** Reports namespaces whose deletion does not complete. */
export const namespaceStuck: Check = {
  id: 'namespace-stuck-deleting',
  title: 'Namespace is stuck in Terminating',
  severity: 'warning',
  severityReason:
    'You cannot reuse the namespace, and what is left in it is not cleaned up.',
  reads: ['namespaces'],
  find: facts =>
    facts
      .items('namespaces')
      .filter(({ deletingSince }) =>
        isOlderThan(deletingSince, { minutes: GRACE_MINUTES }, facts.now),
      )
      .map(namespace => ({
        subject: objectSubject(namespace),
        message: `Namespace ${namespace.name} has been terminating since ${namespace.deletingSince}.`,
        evidence: [
          fact(
            namespace,
            'metadata.deletionTimestamp',
            namespace.deletingSince!,
          ),
        ],
      })),
  why: 'An object in it has a finalizer that nothing removes, or an API that does not answer keeps Kubernetes from listing its content.',
  fix: [
    {
      text: 'Find out which content or which API blocks the deletion.',
      command:
        "kubectl get namespace {name} -o jsonpath='{.status.conditions}'",
    },
    {
      text: 'Restore the controller that owns the finalizer, or the API that does not answer. Remove a finalizer by hand only if you know what it protects.',
    },
  ],
  links: [
    {
      title: 'Finalizers',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
    },
  ],
};
