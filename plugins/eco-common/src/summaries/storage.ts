import { Count, UnreadList } from './counts';

/**
 * A StorageClass, and how much it is used.
 *
 * @public
 */
export interface StorageClassNumbers {
  name: string;
  provisioner: string;
  isDefault: boolean;
  /** Left out where claims were never read. */
  claims?: number;
  /** Left out where volumes were never read. */
  volumes?: number;
}

/**
 * The storage of a cluster in numbers. What was never read is left out; what is
 * out of date is here as it was, and in `unknown`.
 *
 * @public
 */
export interface StorageNumbers {
  classes?: {
    total: number;
    /** Those with most claims first, at most 50. */
    items: StorageClassNumbers[];
    /**
     * Names of the default classes. None: a claim that names no class waits.
     * Several: Kubernetes takes the newest.
     */
    defaults: string[];
  };
  claims?: {
    total: number;
    /** `Bound`, `Pending`, `Lost`; most first. */
    phases: Count[];
    /** Claims that name no class. */
    withoutClass: number;
    /** Classes that claims name and nobody made; known where classes were read. */
    missingClasses?: Count[];
  };
  volumes?: {
    total: number;
    /** `Bound`, `Available`, `Released`, `Failed`, `Pending`; most first. */
    phases: Count[];
    /** CSI drivers, most volumes first; volumes of another sort are not in it. */
    drivers: Count[];
  };
  /** What was not read, or not lately, and why. */
  unknown: UnreadList[];
}
