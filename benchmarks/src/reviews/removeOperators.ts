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
/** Of one operator goes the controller too, of the others the CRD alone. */
const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'mariadb-system',
  name: 'mariadb-operator',
};

/** Removes what runs databases from a cluster that has some, as people do by mistake. */
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
