import { KubernetesClient } from 'control-plane';
import { simulateCloudNativePg } from './cloudNativePg';
import { simulateMariaDb } from './mariaDb';
import { simulateOracleMySql } from './oracleMySql';
import { simulatePercona } from './percona';
import { RunningSimulation } from './SimulatedOperator';
import { simulateZalando } from './zalando';

/** An operator that can be simulated. */
export interface SimulatedOperator {
  /**
   * File of this package with its Namespace, CRDs, account, roles and
   * Deployment.
   */
  footprint: string;
  /**
   * Path of the vendor's manifest, with the real CRDs, in a folder of
   * manifests.
   */
  vendorManifest: string;
  /** ServiceAccount of the footprint. */
  account: { namespace: string; name: string };
  /** Runs the simulation. */
  simulate(client: KubernetesClient): RunningSimulation;
}

/** All operators that can be simulated, by name. */
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

/** Name of an operator in {@link SIMULATED_OPERATORS}. */
export type SimulatedOperatorName = keyof typeof SIMULATED_OPERATORS;
