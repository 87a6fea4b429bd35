import { ObjectFacts } from './ObjectFacts';

/**
 * A StorageClass.
 *
 * @public
 */
export interface StorageClassFacts extends ObjectFacts {
  provisioner: string;
  isDefault: boolean;
  /**
   * Whether its volumes can be expanded. Omitted if read by an Eco version that
   * did not store it.
   */
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
  /**
   * True if its class name is empty: it opts out of dynamic provisioning, even
   * by the default class. Otherwise omitted.
   */
  refusesClass?: true;
  /** Name of the bound PersistentVolume. */
  volume?: string;
  /** `Pending`, `Bound` or `Lost`. */
  phase?: string;
  /** Requested storage, for example `10Gi`. */
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
   * CSI driver. Also set for in-tree volumes that a CSI driver serves (CSI
   * migration). Omitted for other volumes.
   */
  driver?: string;
  /** `Available`, `Bound`, `Released`, `Failed` or `Pending`. */
  phase?: string;
  /** For example `10Gi`. */
  capacity?: string;
  /** `Retain`, `Delete` or `Recycle`. */
  reclaimPolicy?: string;
  /** PersistentVolumeClaim it is bound to. */
  claim?: { namespace: string; name: string };
}
