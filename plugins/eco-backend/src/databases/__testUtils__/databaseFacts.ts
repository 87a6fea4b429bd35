import { DatabaseFacts } from '@backstage-eco/plugin-eco-node';

/** Creates the facts of a Database that is ready. */
export function databaseFacts(change: Partial<DatabaseFacts>): DatabaseFacts {
  return {
    apiVersion: 'example.com/v1',
    kind: 'Database',
    namespace: 'shop',
    name: 'orders',
    uid: 'u',
    owners: [],
    finalizers: [],
    generation: 1,
    observedGeneration: 1,
    labels: {},
    annotations: {},
    fieldManagers: [],
    engine: 'postgres',
    version: '17',
    conditions: [
      { type: 'Ready', status: 'True', reason: 'Ready', message: '' },
    ],
    ...change,
  };
}
