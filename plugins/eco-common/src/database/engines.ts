/**
 * Protocol that a database speaks.
 *
 * @public
 */
export type DatabaseType = 'postgres' | 'mysql';

/**
 * Name of an engine, as used in `spec.provider` and `status.engine.name`.
 *
 * @public
 */
export type DatabaseEngineName =
  | 'CloudNativePG'
  | 'MariaDBOperator'
  | 'Zalando'
  | 'Percona'
  | 'OracleMySQL'
  | 'StatefulSet';

/**
 * An engine that can run databases: its capabilities and identifiers.
 *
 * @public
 */
export interface DatabaseEngine {
  name: DatabaseEngineName;
  /** Display name. */
  title: string;
  /**
   * Id of the tool that Eco detects it as; absent if Kubernetes itself runs the
   * database.
   */
  tool?: string;
  /** Kind whose objects each run one database. */
  resource: { apiVersion: string; kind: string; plural: string };
  types: readonly DatabaseType[];
  /** Maximum number of servers per type; absent if there is no limit. */
  maxReplicas: { readonly [type in DatabaseType]?: number };
  /** Types that it cannot upgrade from one version series to another. */
  staysInSeries: readonly DatabaseType[];
  /** Whether it supports `spec.backup`. */
  takesBackups: boolean;
  /** Spec fields that cannot change once the database runs. */
  fixedFields: readonly ('parameters' | 'sizeClass')[];
  /**
   * Name prefix of the claims, if a StatefulSet creates them as
   * `PREFIX-NAME-0`. The StatefulSet uses any existing claim of that name.
   */
  claimPrefix?: string;
  /**
   * Label of the claims that its operator adopts. The value is the name of the
   * {@link DatabaseEngine.resource}.
   */
  claimLabel?: string;
}

/**
 * All engines in order of preference; the StatefulSet is the last resort.
 *
 * @public
 */
export const DATABASE_ENGINES: readonly DatabaseEngine[] = [
  {
    name: 'CloudNativePG',
    title: 'CloudNativePG',
    tool: 'cloudnative-pg',
    resource: resource('postgresql.cnpg.io/v1', 'Cluster'),
    types: ['postgres'],
    maxReplicas: {},
    staysInSeries: [],
    takesBackups: true,
    fixedFields: [],
    claimLabel: 'cnpg.io/cluster',
  },
  {
    name: 'MariaDBOperator',
    title: 'MariaDB operator',
    tool: 'mariadb-operator',
    resource: resource('k8s.mariadb.com/v1alpha1', 'MariaDB'),
    types: ['mysql'],
    maxReplicas: {},
    staysInSeries: [],
    takesBackups: true,
    fixedFields: [],
    claimPrefix: 'storage',
  },
  {
    name: 'Zalando',
    title: "Zalando's Postgres operator",
    tool: 'zalando-postgres-operator',
    resource: resource('acid.zalan.do/v1', 'postgresql'),
    types: ['postgres'],
    maxReplicas: {},
    staysInSeries: [],
    takesBackups: false,
    fixedFields: [],
    claimPrefix: 'pgdata',
  },
  {
    name: 'Percona',
    title: "Percona's PostgreSQL operator",
    tool: 'percona-postgresql',
    resource: resource('pgv2.percona.com/v2', 'PerconaPGCluster'),
    types: ['postgres'],
    maxReplicas: {},
    // A major upgrade needs a PerconaPGUpgrade, which Eco does not create.
    staysInSeries: ['postgres'],
    takesBackups: false,
    fixedFields: [],
    claimLabel: 'postgres-operator.crunchydata.com/cluster',
  },
  {
    name: 'OracleMySQL',
    title: "Oracle's MySQL operator",
    tool: 'mysql-operator',
    resource: resource('mysql.oracle.com/v2', 'InnoDBCluster'),
    types: ['mysql'],
    // Limit of MySQL group replication.
    maxReplicas: { mysql: 9 },
    staysInSeries: [],
    takesBackups: false,
    fixedFields: ['parameters', 'sizeClass'],
    claimPrefix: 'datadir',
  },
  {
    name: 'StatefulSet',
    title: 'The StatefulSet engine',
    resource: resource('apps/v1', 'StatefulSet'),
    types: ['postgres', 'mysql'],
    maxReplicas: { postgres: 10, mysql: 1 },
    staysInSeries: ['postgres'],
    takesBackups: false,
    fixedFields: [],
    claimPrefix: 'data',
  },
];

/**
 * Returns the engine with a name.
 *
 * @throws an Error if the name is not in {@link DATABASE_ENGINES}
 * @public
 */
export function databaseEngine(name: DatabaseEngineName): DatabaseEngine {
  const engine = DATABASE_ENGINES.find(found => found.name === name);
  if (!engine) {
    throw new Error(`There is no engine named ${name}`);
  }
  return engine;
}

/** Derives the plural from the kind; all engine kinds have regular plurals. */
function resource(apiVersion: string, kind: string) {
  return { apiVersion, kind, plural: `${kind.toLowerCase()}s` };
}
