import { Database, TYPE_LABEL } from '../database/Database';
import { short } from '../database/readWish';
import { Engine, Problem, Wish } from '../engines/Engine';
import { compareVersions, seriesFor, seriesOf } from '../engines/versions';
import { KubernetesObject, textAt } from '../kubernetes/objects';
import { parseQuantity } from '../kubernetes/quantity';
import { Observed } from './Observed';

/**
 * The first thing in a wish that cannot be done to this database. Whatever it
 * is, the children and the data stay as they are.
 */
export function findProblem(
  observed: Observed,
  engine: Engine,
  wish: Wish,
): Problem | undefined {
  const { database, claims } = observed;
  return (
    operatorProblem(observed, engine) ??
    identityProblem(database, engine, wish) ??
    versionProblem(database, engine, wish) ??
    engine.refuse(wish) ??
    keptVolumesProblem(claims, wish) ??
    storageProblem(observed, wish) ??
    storageClassProblem(observed, wish)
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
        message: `${engine.operator.title} ran this database, and its CRD ${engine.operator.crd} is gone. Install it again; a living database is never moved to another engine.`,
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

function keptVolumesProblem(
  claims: KubernetesObject[],
  wish: Wish,
): Problem | undefined {
  const other = claims.find(claim => {
    const type = claim.metadata.labels?.[TYPE_LABEL];
    return type !== undefined && type !== wish.type;
  });
  return other
    ? {
        reason: 'OtherVolumesKept',
        field: 'metadata.name',
        message: `The claim ${other.metadata.name} holds ${other.metadata.labels?.[TYPE_LABEL]} data of an earlier Database of this name. Delete it, or choose another name.`,
      }
    : undefined;
}

/** Bytes that a claim asks for; 0 where it cannot be read. */
export function claimBytes(claim: KubernetesObject): number {
  const size = textAt(claim.spec, 'resources', 'requests', 'storage');
  return (size && parseQuantity(size)) || 0;
}

function storageProblem(
  { claims, storageClasses, database }: Observed,
  wish: Wish,
): Problem | undefined {
  const field = 'spec.storage';
  const larger = claims.find(claim => claimBytes(claim) > wish.storageBytes);
  if (larger && database.spec?.storage !== undefined) {
    const size = textAt(larger.spec, 'resources', 'requests', 'storage');
    return {
      reason: 'StorageCannotShrink',
      field,
      message: `The claim ${larger.metadata.name} has ${size}, and volumes cannot shrink. Set spec.storage to ${size} or more.`,
    };
  }
  const smaller = claims.find(claim => claimBytes(claim) < wish.storageBytes);
  const name = textAt(smaller?.spec, 'storageClassName');
  const itsClass = storageClasses?.find(found => found.name === name);
  if (smaller && itsClass && !itsClass.canGrow) {
    const size = textAt(smaller.spec, 'resources', 'requests', 'storage');
    return {
      reason: 'StorageClassCannotGrow',
      field,
      message: `StorageClass ${name} does not allow volumes to grow. Set spec.storage back to ${size}, or ask for allowVolumeExpansion on the class.`,
    };
  }
  return undefined;
}

function storageClassProblem(
  { claims, storageClasses }: Observed,
  wish: Wish,
): Problem | undefined {
  const field = 'spec.storageClass';
  if (!wish.storageClass) {
    return undefined;
  }
  const other = claims.find(
    claim => textAt(claim.spec, 'storageClassName') !== wish.storageClass,
  );
  if (other) {
    const living = textAt(other.spec, 'storageClassName');
    return {
      reason: 'StorageClassChanged',
      field,
      message: `The claim ${other.metadata.name} is of class ${living}, and claims cannot change class. Set spec.storageClass back to ${living}.`,
    };
  }
  const names = storageClasses?.map(({ name }) => name);
  if (names && claims.length === 0 && !names.includes(wish.storageClass)) {
    return {
      reason: 'StorageClassMissing',
      field,
      message: `There is no StorageClass ${wish.storageClass}. Set one of ${
        names.join(', ') || '(none are there)'
      }.`,
    };
  }
  return undefined;
}
