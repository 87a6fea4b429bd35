import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, objectSubject } from '../../evidence';

/** A new store may wait for its own credentials. */
const GRACE_MINUTES = 60;

/** Reports secret stores that provide no secrets. */
export const secretStoreNotReady: Check = {
  id: 'secret-store-not-ready',
  title: 'Secret store is not ready',
  severity: 'warning',
  severityReason:
    'Secrets are not refreshed, so the next rotation in the store breaks the workloads that use them.',
  reads: ['secretStores', 'clusterSecretStores'],
  find: facts =>
    [...facts.items('secretStores'), ...facts.items('clusterSecretStores')]
      .filter(
        ({ ready, createdAt }) =>
          ready === 'False' &&
          isOlderThan(createdAt, { minutes: GRACE_MINUTES }, facts.now),
      )
      .map(store => ({
        subject: objectSubject(store),
        message: `${store.kind} ${store.name} is not ready.`,
        evidence: [
          fact(store, 'status.conditions[type=Ready].status', 'False'),
        ],
        values: { resource: store.kind.toLowerCase() },
      })),
  why: 'External Secrets cannot log in to the store or reach it. Existing Secrets keep their values, and new ones are not created.',
  fix: [
    {
      text: 'Find out why it is not ready.',
      command: 'kubectl describe {resource} {name} --namespace {namespace}',
    },
  ],
  links: [
    {
      title: 'SecretStore',
      url: 'https://external-secrets.io/latest/api/secretstore/',
    },
  ],
};
