import { ObjectFacts } from './ObjectFacts';

/**
 * A StorageClass.
 *
 * @public
 */
export interface StorageClassFacts extends ObjectFacts {
  provisioner: string;
  isDefault: boolean;
  /** Whether its volumes can grow. Left out: an earlier version of Eco did not ask. */
  allowsExpansion?: boolean;
}

/**
 * A CSIDriver. The name is the driver's.
 *
 * @public
 */
export interface CsiDriverFacts extends ObjectFacts {}

/**
 * A PersistentVolumeClaim.
 *
 * @public
 */
export interface PersistentVolumeClaimFacts extends ObjectFacts {
  storageClass?: string;
  /** It wants no class, not even the default one, but a volume that is made by hand. */
  refusesClass?: true;
  /** The name of the PersistentVolume that it got. */
  volume?: string;
  /** `Pending`, `Bound` or `Lost`. */
  phase?: string;
  /** The storage that was asked for, for example `10Gi`. */
  requested?: string;
}

/**
 * A PersistentVolume.
 *
 * @public
 */
export interface PersistentVolumeFacts extends ObjectFacts {
  storageClass?: string;
  /**
   * The CSI driver, also of a volume that is spelled for an in-tree plugin and served
   * by a driver. Left out where it is of another sort.
   */
  driver?: string;
  /** `Available`, `Bound`, `Released`, `Failed` or `Pending`. */
  phase?: string;
  /** For example `10Gi`. */
  capacity?: string;
  /** `Retain`, `Delete` or `Recycle`. */
  reclaimPolicy?: string;
  /** The PersistentVolumeClaim that has it. */
  claim?: { namespace: string; name: string };
}
