/**
 * The protocol that a database speaks.
 *
 * @public
 */
export type DatabaseType = 'postgres' | 'mysql';

/**
 * What may run a database, as `spec.provider` and `status.engine.name` have it.
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
 * One way to run a database: what it can do, and what it is known by.
 *
 * @public
 */
export interface DatabaseEngine {
  name: DatabaseEngineName;
  /** How people call it. */
  title: string;
  /** Id of the tool that Eco detects it as; absent where Kubernetes itself runs the database. */
  tool?: string;
  /** The kind by which it runs one database. */
  resource: { apiVersion: string; kind: string; plural: string };
  types: readonly DatabaseType[];
  /** The most servers of each type; absent where there is no limit. */
  maxReplicas: { readonly [type in DatabaseType]?: number };
  /** Types whose data it cannot take from one series of versions to another. */
  staysInSeries: readonly DatabaseType[];
  /** Whether `spec.backup` can be had. */
  takesBackups: boolean;
  /** Fields of the spec that a living database cannot change. */
  fixedFields: readonly ('parameters' | 'sizeClass')[];
  /**
   * What the claims' names begin with where a StatefulSet makes them, as
   * `PREFIX-NAME-0`: it opens whatever claim has that name.
   */
  claimPrefix?: string;
  /** The label of claims that its operator takes up, whose value is the name of its {@link DatabaseEngine.resource}. */
  claimLabel?: string;
}

/**
 * Every engine, the one that is preferred first; the StatefulSet is the last
 * resort.
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
    // It wants a PerconaPGUpgrade, which nobody makes here.
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
    // Group replication takes no more.
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
 * The engine of a name.
 *
 * @throws an Error for a name that is none of {@link DATABASE_ENGINES}
 * @public
 */
export function databaseEngine(name: DatabaseEngineName): DatabaseEngine {
  const engine = DATABASE_ENGINES.find(found => found.name === name);
  if (!engine) {
    throw new Error(`There is no engine named ${name}`);
  }
  return engine;
}

/** All of these kinds have regular plurals. */
function resource(apiVersion: string, kind: string) {
  return { apiVersion, kind, plural: `${kind.toLowerCase()}s` };
}
