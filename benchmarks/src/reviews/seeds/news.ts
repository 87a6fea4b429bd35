import { DatabaseSpec, StalledReason } from '@backstage-eco/plugin-eco-common';
import { mariaDb, oracle, plainMySql, plainPostgres, postgres } from '../specs';
import { ReviewCase } from '../ReviewCase';

const CLASS = { snapshotClass: 'snapshots' };

/** A spec for each cause, by reason. */
const SPECS: Partial<
  Record<StalledReason, Record<string, DatabaseSpec | undefined>>
> = {
  SpecMissing: {
    'no spec': undefined,
    'no spec, in a second Database': undefined,
  },
  InvalidStorage: {
    'unit in words': postgres({ storage: '10gb' }),
    nothing: mariaDb({ storage: '0' }),
    negative: plainPostgres({ storage: '-5Gi' }),
  },
  InvalidParameter: {
    'space in a name': postgres({ parameters: { 'work mem': '4MB' } }),
    'digit first': mariaDb({ parameters: { '1st': 'x' } }),
    'value of two lines': plainMySql({
      parameters: { max_connections: '10\nplugin-load=x' },
    }),
  },
  ParameterRefused: {
    'runs a command': postgres({ parameters: { archive_command: 'true' } }),
    'set by the engine': plainPostgres({ parameters: { port: '5433' } }),
    'place of the data': mariaDb({ parameters: { datadir: '/tmp' } }),
  },
  InvalidBackup: {
    'no class': postgres({ backup: { schedule: '0 3 * * *' } }),
    'no cron expression': mariaDb({ backup: { ...CLASS, schedule: 'daily' } }),
    'does not say when': plainPostgres({ backup: CLASS }),
  },
  UnknownVersion: {
    'too old': postgres({ version: '9.6' }),
    'no number': mariaDb({ version: 'latest' }),
    'not yet there': plainPostgres({ version: '99' }),
  },
  NoEngine: {
    'not installed': postgres({ provider: 'Zalando' }),
    'controller does not run': postgres({ provider: 'Percona' }),
    'other protocol': postgres({ provider: 'MariaDBOperator' }),
    'version of another engine': oracle({ provider: 'MariaDBOperator' }),
  },
  ReplicasNotSupported: {
    'second mysql server': plainMySql({ replicas: 2 }),
    'too many postgres servers': plainPostgres({ replicas: 11 }),
    'too large a group': oracle({ provider: 'OracleMySQL', replicas: 10 }),
    'by the scale subresource': plainMySql({ scaledReplicas: 3 }),
  },
  BackupNotSupported: {
    'postgres StatefulSet': plainPostgres({
      backup: { ...CLASS, schedule: '0 3 * * *' },
    }),
    'mysql StatefulSet': plainMySql({
      backup: { ...CLASS, beforeDeletion: true },
    }),
    "Oracle's operator": oracle({
      provider: 'OracleMySQL',
      backup: { ...CLASS, schedule: '0 3 * * *' },
    }),
  },
  StorageClassMissing: {
    CloudNativePG: postgres({ storageClass: 'fast' }),
    MariaDB: mariaDb({ storageClass: 'fast' }),
    StatefulSet: plainMySql({ storageClass: 'fast' }),
  },
};

/** New Databases, with nothing in their way. */
export const NEW_SEEDS: ReviewCase[] = Object.entries(SPECS).flatMap(
  ([reason, specs]) =>
    Object.entries(specs).map(([cause, spec]) => ({
      reason: reason as StalledReason,
      cause,
      spec,
    })),
);
