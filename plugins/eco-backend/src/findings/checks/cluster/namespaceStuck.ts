import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, objectSubject } from '../../evidence';

/** Namespaces with many objects take minutes. */
const GRACE_MINUTES = 60;

/** A namespace whose deletion does not end. */
export const namespaceStuck: Check = {
  id: 'namespace-stuck-deleting',
  title: 'Namespace is stuck in Terminating',
  severity: 'warning',
  severityReason:
    'The namespace cannot be used again, and what is left in it is not cleaned up.',
  reads: ['namespaces'],
  find: facts =>
    facts
      .items('namespaces')
      .filter(({ deletingSince }) =>
        isOlderThan(deletingSince, { minutes: GRACE_MINUTES }, facts.now),
      )
      .map(namespace => ({
        subject: objectSubject(namespace),
        message: `Namespace ${namespace.name} has been deleting since ${namespace.deletingSince}.`,
        evidence: [
          fact(
            namespace,
            'metadata.deletionTimestamp',
            namespace.deletingSince!,
          ),
        ],
      })),
  why: 'Something in it has a finalizer that nobody removes, or an API that does not answer keeps Kubernetes from listing what is in it.',
  fix: [
    {
      text: 'Read which content or which API holds it.',
      command:
        "kubectl get namespace {name} -o jsonpath='{.status.conditions}'",
    },
    {
      text: 'Bring back the controller that owns the finalizer, or the API that does not answer. Remove a finalizer by hand only when you know what it protects.',
    },
  ],
  links: [
    {
      title: 'Finalizers',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
    },
  ],
};
