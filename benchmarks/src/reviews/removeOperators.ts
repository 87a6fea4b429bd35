import { setTimeout as sleep } from 'node:timers/promises';
import { KubernetesClient } from 'control-plane';

const SECOND = 1000;
const WITHIN_SECONDS = 120;
const CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
};
const CRDS = [
  'clusters.postgresql.cnpg.io',
  'mariadbs.k8s.mariadb.com',
  'innodbclusters.mysql.oracle.com',
];
/**
 * Controller of the one operator that is removed whole; of the others only the
 * CRD goes.
 */
const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'mariadb-system',
  name: 'mariadb-operator',
};

/**
 * Removes operators while the cluster still has their databases, a common
 * mistake.
 */
export async function removeOperators(client: KubernetesClient): Promise<void> {
  await client.delete(DEPLOYMENT);
  await Promise.all(CRDS.map(name => client.delete({ ...CRD, name })));
  const end = Date.now() + WITHIN_SECONDS * SECOND;
  for (const name of CRDS) {
    while (await client.find({ ...CRD, name })) {
      if (Date.now() > end) {
        throw new Error(`CRD ${name} does not go`);
      }
      await sleep(SECOND);
    }
  }
}
