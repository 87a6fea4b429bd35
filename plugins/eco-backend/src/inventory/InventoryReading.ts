import { Outcome } from '@backstage-eco/plugin-eco-common';
import { ClusterAccess, Inventory } from '@backstage-eco/plugin-eco-node';
import { PreviousInventory } from './PreviousInventory';
import { ReadingState } from './ReadingState';
import { RecentSchemas } from './schemas/RecentSchemas';
import { KeptSchema } from './schemas/SchemaKeeper';

/**
 * What a reading needs.
 *
 * @alpha
 */
export interface ReadInventoryOptions {
  access: ClusterAccess;
  /** The cluster's name. */
  cluster: string;
  /** What was known before: a kind that cannot be read now keeps its facts. */
  previous?: PreviousInventory;
  /**
   * What the reading that gave `previous` returned: only what changed since then
   * is asked for. Left out: everything is.
   */
  state?: ReadingState;
  /** Somebody asked for it now: what was refused lately is asked for once more. */
  isRequested?: boolean;
  /**
   * Takes the schemas of the versions of the CRDs that come in this reading, each
   * once. What it throws ends the reading.
   */
  keepSchemas?: (schemas: KeptSchema[]) => Promise<void>;
  /** What it took lately in any reading, and need not take again. */
  recentSchemas?: RecentSchemas;
  /** Is told how many of the kinds are done. */
  onProgress?: (progress: { done: number; total: number }) => void;
  now?: () => Date;
  /** A timeout is a result (`timed-out`); any other abort throws its reason. */
  signal?: AbortSignal;
}

/**
 * What a reading gave.
 *
 * @alpha
 */
export interface InventoryReading {
  /**
   * An item that did not change is the same object as in `previous`, and a list
   * in which none did the same array.
   */
  inventory: Inventory;
  outcome: Outcome;
  /** To be kept together with the inventory, and given to the next reading. */
  state: ReadingState;
}
