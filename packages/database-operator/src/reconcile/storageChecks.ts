import { TYPE_LABEL } from '../database/Database';
import { Problem, Wish } from '../engines/Engine';
import { KubernetesObject, textAt } from '../kubernetes/objects';
import { parseQuantity } from '../kubernetes/quantity';
import { Observed } from './Observed';

/** What of a wish cannot be done with the volumes that are there, or the classes. */
export function findStorageProblem(
  observed: Observed,
  wish: Wish,
): Problem | undefined {
  return (
    keptVolumesProblem(observed.claims, wish) ??
    storageProblem(observed, wish) ??
    storageClassProblem(observed, wish)
  );
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
