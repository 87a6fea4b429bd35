import { Database } from '../Database';
import { DATABASE_ENGINES, DatabaseEngine } from '../engines';
import { compareVersions, seriesFor, seriesOf } from '../versions';
import { DatabaseEnvironment, operatorStateOf } from './DatabaseEnvironment';
import { DatabaseProblem } from './DatabaseProblem';
import { DesiredDatabase } from './readSpec';
import { short } from './short';
import { findStorageProblem } from './storageProblem';

/**
 * Returns the first reason why the engine cannot bring the database to the
 * desired state. On a problem, children and data stay unchanged.
 */
export function findProblem(
  database: Pick<Database, 'spec' | 'status'>,
  desired: DesiredDatabase,
  engine: DatabaseEngine,
  environment: DatabaseEnvironment,
): DatabaseProblem | undefined {
  return (
    operatorProblem(database, engine, environment) ??
    identityProblem(database, desired, engine) ??
    versionProblem(database, desired, engine) ??
    replicasProblem(desired, engine) ??
    backupProblem(desired, engine) ??
    findStorageProblem(database, desired, environment)
  );
}

function operatorProblem(
  { status }: Pick<Database, 'status'>,
  engine: DatabaseEngine,
  environment: DatabaseEnvironment,
): DatabaseProblem | undefined {
  const { title, resource } = engine;
  const isGone = operatorStateOf(engine, environment).state === 'notServed';
  const [group] = resource.apiVersion.split('/');
  return isGone && status?.engine
    ? {
        reason: 'EngineNotServed',
        field: 'status.engine',
        message: `${title} ran this database, and its CRD ${resource.plural}.${group} is gone. Install it again; an existing database never moves to another engine.`,
      }
    : undefined;
}

function identityProblem(
  { spec, status }: Pick<Database, 'spec' | 'status'>,
  { type }: DesiredDatabase,
  { name }: DatabaseEngine,
): DatabaseProblem | undefined {
  const living = status?.engine?.type;
  if (living && living !== type) {
    return {
      reason: 'EngineChanged',
      field: 'spec.engine',
      message: `This database is ${living} and cannot become ${type}. Set spec.engine back to ${living}, and create a new Database.`,
    };
  }
  if (spec?.provider && spec.provider !== name) {
    return {
      reason: 'ProviderChanged',
      field: 'spec.provider',
      message: `This database is run by ${name} and cannot move to another engine. Set spec.provider back to ${name}, or remove it.`,
    };
  }
  return undefined;
}

function versionProblem(
  { status }: Pick<Database, 'status'>,
  { type, version }: DesiredDatabase,
  { name, staysInSeries }: DatabaseEngine,
): DatabaseProblem | undefined {
  const field = 'spec.version';
  const series = seriesFor(name, type, version);
  if (!series) {
    const known = seriesOf(name, type).map(entry => entry.series);
    return {
      reason: 'UnknownVersion',
      field,
      message: `${name} does not run ${type} "${short(
        version,
      )}". Set one of ${known.join(', ')}.`,
    };
  }
  const living = status?.engine?.version;
  const livingSeries = living && seriesFor(name, type, living);
  if (!living || !livingSeries) {
    return undefined;
  }
  if (livingSeries.product !== series.product) {
    return {
      reason: 'ProductChanged',
      field,
      message: `This database is ${livingSeries.product} ${living}; ${version} is ${series.product}. Set spec.version back to ${living}.`,
    };
  }
  if (compareVersions(version, living) < 0) {
    return {
      reason: 'VersionDowngrade',
      field,
      message: `This database has run ${living}; its data cannot go back to ${version}. Set spec.version back to ${living}.`,
    };
  }
  if (staysInSeries.includes(type) && livingSeries.series !== series.series) {
    return {
      reason: 'MajorUpgradeNotSupported',
      field,
      message: `${name} cannot take the data of ${series.product} ${livingSeries.series} to ${series.series}. Set spec.version back to ${living}, or create a new Database and move the data with a dump.`,
    };
  }
  return undefined;
}

function replicasProblem(
  { type, replicas, replicasField }: DesiredDatabase,
  { title, maxReplicas }: DatabaseEngine,
): DatabaseProblem | undefined {
  const most = maxReplicas[type];
  if (most === undefined || replicas <= most) {
    return undefined;
  }
  return {
    reason: 'ReplicasNotSupported',
    field: replicasField,
    message:
      most === 1
        ? `${title} runs one ${type} server. Set it to 1, or install an operator for ${type} and create a new Database.`
        : `${title} runs at most ${most} servers. Set it to ${most} or less.`,
  };
}

function backupProblem(
  { backup }: DesiredDatabase,
  { name, takesBackups }: DatabaseEngine,
): DatabaseProblem | undefined {
  return backup && !takesBackups
    ? {
        reason: 'BackupNotSupported',
        field: 'spec.backup',
        message: `${name} takes no backups here; ${enginesWithBackups()} do. Remove spec.backup and back up by other means, or create a new Database where one of them runs.`,
      }
    : undefined;
}

function enginesWithBackups(): string {
  return DATABASE_ENGINES.filter(({ takesBackups }) => takesBackups)
    .map(({ name }) => name)
    .join(' and ');
}
