import { DATABASE } from '@backstage-eco/plugin-eco-common';
import { ClusterObject, DatabaseFacts } from '@backstage-eco/plugin-eco-node';

/**
 * Converts a Database of the inventory to the form of the API server, as far as
 * its fields are stored.
 */
export function toLiveObject(facts: DatabaseFacts): ClusterObject {
  const { name, namespace = '', uid, generation } = facts;
  const { engine, version, storage, sizeClass, owner } = facts;
  const { replicas, readyReplicas, provider, connection, conditions } = facts;
  return {
    apiVersion: DATABASE.apiVersion,
    kind: DATABASE.kind,
    metadata: {
      name,
      namespace,
      uid,
      generation,
      creationTimestamp: facts.createdAt,
      deletionTimestamp: facts.deletingSince,
    },
    spec: { engine, version, storage, sizeClass, owner },
    status: {
      observedGeneration: facts.observedGeneration,
      replicas,
      readyReplicas,
      engine: provider,
      connection: connection && {
        ...connection,
        secretRef: connection.secret && {
          name: connection.secret.name,
          keys: {
            user: connection.secret.userKey,
            password: connection.secret.passwordKey,
          },
        },
      },
      conditions: conditions.map(({ since, ...condition }) => ({
        ...condition,
        reason: condition.reason ?? '',
        message: condition.message ?? '',
        lastTransitionTime: since,
      })),
    },
  };
}
