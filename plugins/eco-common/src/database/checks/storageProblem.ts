import { Database } from '../Database';
import { parseQuantity } from '../quantity';
import { ClaimFacts, DatabaseEnvironment } from './DatabaseEnvironment';
import { DatabaseProblem } from './DatabaseProblem';
import { DesiredDatabase } from './readSpec';

/** Returns the first conflict with existing volumes or storage classes. */
export function findStorageProblem(
  database: Pick<Database, 'spec'>,
  desired: DesiredDatabase,
  environment: DatabaseEnvironment,
): DatabaseProblem | undefined {
  return (
    keptVolumesProblem(desired, environment) ??
    sizeProblem(database, desired, environment) ??
    storageClassProblem(desired, environment)
  );
}

function keptVolumesProblem(
  { type }: DesiredDatabase,
  { claims }: DatabaseEnvironment,
): DatabaseProblem | undefined {
  const other = claims.find(claim => claim.type && claim.type !== type);
  return other
    ? {
        reason: 'OtherVolumesKept',
        field: 'metadata.name',
        message: `The claim ${other.name} holds ${other.type} data of an earlier Database of this name. Delete it, or choose another name.`,
      }
    : undefined;
}

/**
 * Returns a claim's requested storage in billionths of a byte; 0 if missing or
 * not a quantity.
 *
 * @public
 */
export function claimSize({ storage }: ClaimFacts): bigint {
  return (storage && parseQuantity(storage)) || 0n;
}

function sizeProblem(
  { spec }: Pick<Database, 'spec'>,
  { storage }: DesiredDatabase,
  { claims, storageClasses }: DatabaseEnvironment,
): DatabaseProblem | undefined {
  const field = 'spec.storage';
  const size = parseQuantity(storage) ?? 0n;
  const larger = claims.find(claim => claimSize(claim) > size);
  if (larger && spec?.storage !== undefined) {
    return {
      reason: 'StorageCannotShrink',
      field,
      message: `The claim ${larger.name} has ${larger.storage}, and volumes cannot shrink. Set spec.storage to ${larger.storage} or more.`,
    };
  }
  const smaller = claims.find(claim => claimSize(claim) < size);
  const itsClass = storageClasses?.find(
    ({ name }) => name === smaller?.storageClass,
  );
  if (smaller && itsClass && !itsClass.canGrow) {
    return {
      reason: 'StorageClassCannotGrow',
      field,
      message: `StorageClass ${itsClass.name} does not allow volumes to grow. Set spec.storage back to ${smaller.storage}, or ask for allowVolumeExpansion on the class.`,
    };
  }
  return undefined;
}

function storageClassProblem(
  { storageClass }: DesiredDatabase,
  { claims, storageClasses }: DatabaseEnvironment,
): DatabaseProblem | undefined {
  const field = 'spec.storageClass';
  if (!storageClass) {
    return undefined;
  }
  const other = claims.find(claim => claim.storageClass !== storageClass);
  if (other) {
    return {
      reason: 'StorageClassChanged',
      field,
      message: `The claim ${other.name} is of class ${other.storageClass}, and claims cannot change class. Set spec.storageClass back to ${other.storageClass}.`,
    };
  }
  const names = storageClasses?.map(({ name }) => name);
  if (names && claims.length === 0 && !names.includes(storageClass)) {
    return {
      reason: 'StorageClassMissing',
      field,
      message: `There is no StorageClass ${storageClass}. Set one of ${
        names.join(', ') || '(none are there)'
      }.`,
    };
  }
  return undefined;
}
