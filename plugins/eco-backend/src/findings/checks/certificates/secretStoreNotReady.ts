import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, objectSubject } from '../../evidence';

/** It may wait for its own credentials. */
const GRACE_MINUTES = 60;

/** A store from which no secret comes. */
export const secretStoreNotReady: Check = {
  id: 'secret-store-not-ready',
  title: 'Secret store is not ready',
  severity: 'warning',
  severityReason:
    'Secrets stay as they are: the next rotation outside breaks what uses them.',
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
  why: 'External Secrets cannot log in to the store or reach it. Secrets that exist keep their values, new ones are not made.',
  fix: [
    {
      text: 'Read why it is not ready.',
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
