import { Database } from '../database/Database';
import { short } from '../database/readWish';
import { engines } from '../engines';
import { Engine, Problem, Wish } from '../engines/Engine';
import { compareVersions, seriesFor, seriesOf } from '../engines/versions';
import { crdName } from '../kubernetes/objects';
import { Observed } from './Observed';
import { findStorageProblem } from './storageChecks';

/**
 * The first thing in a wish that cannot be done to this database. Whatever it
 * is, the children and the data stay as they are.
 */
export function findProblem(
  observed: Observed,
  engine: Engine,
  wish: Wish,
): Problem | undefined {
  const { database } = observed;
  return (
    operatorProblem(observed, engine) ??
    identityProblem(database, engine, wish) ??
    versionProblem(database, engine, wish) ??
    engine.refuse(wish) ??
    backupProblem(engine, wish) ??
    findStorageProblem(observed, wish)
  );
}

function operatorProblem(
  { operators, database }: Observed,
  engine: Engine,
): Problem | undefined {
  const isGone = operators.get(engine.name)?.state === 'notServed';
  return engine.operator && isGone && database.status?.engine
    ? {
        reason: 'EngineNotServed',
        field: 'status.engine',
        message: `${
          engine.operator.title
        } ran this database, and its CRD ${crdName(
          engine.operator,
        )} is gone. Install it again; a living database is never moved to another engine.`,
      }
    : undefined;
}

function identityProblem(
  { spec, status }: Database,
  engine: Engine,
  wish: Wish,
): Problem | undefined {
  const living = status?.engine?.type;
  if (living && living !== wish.type) {
    return {
      reason: 'EngineChanged',
      field: 'spec.engine',
      message: `This database is ${living} and cannot become ${wish.type}. Set spec.engine back to ${living}, and make a new Database.`,
    };
  }
  if (spec?.provider && spec.provider !== engine.name) {
    return {
      reason: 'ProviderChanged',
      field: 'spec.provider',
      message: `This database is run by ${engine.name} and cannot move. Set spec.provider back to ${engine.name}, or remove it.`,
    };
  }
  return undefined;
}

function versionProblem(
  { status }: Database,
  engine: Engine,
  wish: Wish,
): Problem | undefined {
  const field = 'spec.version';
  const series = seriesFor(engine.name, wish.type, wish.version);
  if (!series) {
    const known = seriesOf(engine.name, wish.type).map(entry => entry.series);
    return {
      reason: 'UnknownVersion',
      field,
      message: `${engine.name} does not run ${wish.type} "${short(
        wish.version,
      )}". Set one of ${known.join(', ')}.`,
    };
  }
  const living = status?.engine?.version;
  const livingSeries =
    living && seriesFor(engine.name, wish.type, living ?? '');
  if (!living || !livingSeries) {
    return undefined;
  }
  if (livingSeries.product !== series.product) {
    return {
      reason: 'ProductChanged',
      field,
      message: `This database is ${livingSeries.product} ${living}; ${wish.version} is ${series.product}. Set spec.version back to ${living}.`,
    };
  }
  if (compareVersions(wish.version, living) < 0) {
    return {
      reason: 'VersionDowngrade',
      field,
      message: `This database has run ${living}; its data cannot go back to ${wish.version}. Set spec.version back to ${living}.`,
    };
  }
  if (
    engine.staysInSeries.includes(wish.type) &&
    livingSeries.series !== series.series
  ) {
    return {
      reason: 'MajorUpgradeNotSupported',
      field,
      message: `${engine.name} cannot take the data of ${series.product} ${livingSeries.series} to ${series.series}. Set spec.version back to ${living}, or make a new Database and move the data with a dump.`,
    };
  }
  return undefined;
}

function backupProblem(engine: Engine, wish: Wish): Problem | undefined {
  return wish.backup && !engine.backup
    ? {
        reason: 'BackupNotSupported',
        field: 'spec.backup',
        message: `${
          engine.name
        } takes no backups here; ${backingUp()} do. Remove spec.backup and back up by other means, or make a new Database where one of them runs.`,
      }
    : undefined;
}

function backingUp(): string {
  const names = engines.flatMap(({ name, backup }) => (backup ? name : []));
  return names.join(' and ');
}
