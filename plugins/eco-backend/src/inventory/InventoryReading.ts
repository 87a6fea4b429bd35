import { Outcome } from '@backstage-eco/plugin-eco-common';
import { ClusterAccess, Inventory } from '@backstage-eco/plugin-eco-node';
import { PreviousInventory } from './PreviousInventory';
import { ReadingState } from './ReadingState';
import { RecentSchemas } from './schemas/RecentSchemas';
import { KeptSchema } from './schemas/SchemaKeeper';

/**
 * Options for reading the inventory of one cluster.
 *
 * @alpha
 */
export interface ReadInventoryOptions {
  access: ClusterAccess;
  /** Name of the cluster. */
  cluster: string;
  /**
   * Previous inventory. A kind that cannot be read now keeps its facts as
   * stale.
   */
  previous?: PreviousInventory;
  /**
   * State returned with `previous`, so that only changes since then are read.
   * Everything is listed if omitted.
   */
  state?: ReadingState;
  /**
   * Whether a user requested the read. Kinds that were recently refused are
   * retried.
   */
  isRequested?: boolean;
  /**
   * Stores the CRD version schemas found by this read, each once. An error it
   * throws ends the read.
   */
  keepSchemas?: (schemas: KeptSchema[]) => Promise<void>;
  /** Schemas stored recently by any read; they are not stored again. */
  recentSchemas?: RecentSchemas;
  /** Called with the number of kinds done so far. */
  onProgress?: (progress: { done: number; total: number }) => void;
  now?: () => Date;
  /**
   * A timeout ends in a `timed-out` outcome; any other abort throws its reason.
   */
  signal?: AbortSignal;
}

/**
 * Result of one inventory read.
 *
 * @alpha
 */
export interface InventoryReading {
  /**
   * Unchanged items are the same objects as in `previous`, and a list without
   * changes is the same array.
   */
  inventory: Inventory;
  outcome: Outcome;
  /** State for the next read. Store it together with the inventory. */
  state: ReadingState;
}
