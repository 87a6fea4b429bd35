import { KubernetesClient } from 'control-plane';
import { simulateCloudNativePg } from './cloudNativePg';
import { simulateMariaDb } from './mariaDb';
import { simulateOracleMySql } from './oracleMySql';
import { simulatePercona } from './percona';
import { RunningSimulation } from './SimulatedOperator';
import { simulateZalando } from './zalando';

/** An operator that can be played. */
export interface SimulatedOperator {
  /** A file of this package with its Namespace, CRDs, account, roles and Deployment. */
  footprint: string;
  /** Where its vendor's manifest is in a folder of such; it has the real CRDs. */
  vendorManifest: string;
  /** The ServiceAccount of the footprint. */
  account: { namespace: string; name: string };
  /** Plays it. */
  simulate(client: KubernetesClient): RunningSimulation;
}

/** Every operator that can be played, by a name of its own. */
export const SIMULATED_OPERATORS = {
  'cloudnative-pg': {
    footprint: 'footprints/demo-prod/80-cloudnative-pg.yaml',
    vendorManifest: 'cloudnative-pg/cnpg-1.30.0.yaml',
    account: { namespace: 'cnpg-system', name: 'cnpg-manager' },
    simulate: simulateCloudNativePg,
  },
  'mariadb-operator': {
    footprint: 'footprints/demo-dev/80-mariadb-operator.yaml',
    vendorManifest: 'mariadb-operator/mariadb-operator-v26.6.0-bases.yaml',
    account: { namespace: 'mariadb-system', name: 'mariadb-operator' },
    simulate: simulateMariaDb,
  },
  zalando: {
    footprint: 'operators/zalando.yaml',
    vendorManifest: 'zalando-postgres-operator/postgres-operator-v1.15.1.yaml',
    account: { namespace: 'postgres-operator', name: 'postgres-operator' },
    simulate: simulateZalando,
  },
  percona: {
    footprint: 'operators/percona.yaml',
    vendorManifest: 'percona-postgresql/bundle-3.0.0.yaml',
    account: {
      namespace: 'percona-postgresql-operator',
      name: 'percona-postgresql-operator',
    },
    simulate: simulatePercona,
  },
  'oracle-mysql': {
    footprint: 'operators/oracle-mysql.yaml',
    vendorManifest: 'mysql-operator/mysql-operator-9.1.0-2.2.2.yaml',
    account: { namespace: 'mysql-operator', name: 'mysql-operator-sa' },
    simulate: simulateOracleMySql,
  },
} satisfies Record<string, SimulatedOperator>;

/** A name of {@link SIMULATED_OPERATORS}. */
export type SimulatedOperatorName = keyof typeof SIMULATED_OPERATORS;
