import { Count, UnreadList } from './counts';

/**
 * A StorageClass and its usage.
 *
 * @public
 */
export interface StorageClassNumbers {
  name: string;
  provisioner: string;
  isDefault: boolean;
  /** Omitted if claims were never read. */
  claims?: number;
  /** Omitted if volumes were never read. */
  volumes?: number;
}

/**
 * Storage of a cluster in numbers. Lists that were never read are omitted;
 * outdated ones show their last state. `unknown` names both.
 *
 * @public
 */
export interface StorageNumbers {
  classes?: {
    total: number;
    /** Most claims first, at most 50. */
    items: StorageClassNumbers[];
    /**
     * Names of the default classes. If there is none, claims without a class
     * stay pending; if there are several, Kubernetes uses the newest.
     */
    defaults: string[];
  };
  claims?: {
    total: number;
    /** `Bound`, `Pending`, `Lost`; largest count first. */
    phases: Count[];
    /** Number of claims without a class. */
    withoutClass: number;
    /**
     * Classes that claims reference but that do not exist. Omitted if classes
     * were never read.
     */
    missingClasses?: Count[];
  };
  volumes?: {
    total: number;
    /**
     * `Bound`, `Available`, `Released`, `Failed`, `Pending`; largest count
     * first.
     */
    phases: Count[];
    /**
     * CSI drivers, most volumes first. Excludes volumes without a CSI driver.
     */
    drivers: Count[];
  };
  /** Lists that are unread or outdated, with the reason. */
  unknown: UnreadList[];
}
