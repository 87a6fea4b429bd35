import { Outcome } from '@backstage-eco/plugin-eco-common';
import { ClusterAccess, Inventory } from '@backstage-eco/plugin-eco-node';
import { readServed } from './discovery/readServed';
import { failedInventory } from './failedInventory';
import { isDue } from './lists/isDue';
import { PreviousInventory } from './PreviousInventory';
import { readKinds } from './readKinds';
import { DiscoveryState, READING_FORMAT, ReadingState } from './ReadingState';
import { ApiReader } from './requests/ApiReader';
import { ReadFailure } from './requests/ReadFailure';
import { tryReading } from './requests/tryReading';

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
  /**
   * Takes the schema of each version of each CRD that comes in this reading, once
   * for each hash. What it throws ends the reading.
   */
  keepSchema?: (schema: { hash: string; json: string }) => Promise<void>;
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

/**
 * Reads what one cluster holds: what it serves, then each served kind. What
 * fails is in the outcome and in the parts, with its reason.
 *
 * @throws only when the signal calls the reading off, or a schema is not taken
 * @alpha
 */
export async function readInventory(
  options: ReadInventoryOptions,
): Promise<InventoryReading> {
  const { cluster, previous, now = () => new Date() } = options;
  const state =
    options.state?.format === READING_FORMAT ? options.state : undefined;
  // Whatever ends the reading ends all requests that are under way.
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, options.signal ?? stop.signal]);
  const reader = new ApiReader({ ...options, signal });
  try {
    const served = await tryReading(() =>
      readServed({
        reader,
        previous,
        state: usableDiscovery(state?.discovery, { cluster, now: now() }),
      }),
    );
    if (!(served instanceof ReadFailure)) {
      return await readKinds({ ...options, reader, served, state, now });
    }
    const { status, message: reason } = served;
    return {
      ...failedInventory({ cluster, previous, status, reason, now }),
      state: state ?? { format: READING_FORMAT, kinds: {} },
    };
  } catch (error) {
    stop.abort(error);
    throw error;
  }
}

function usableDiscovery(
  state: DiscoveryState | undefined,
  { cluster, now }: { cluster: string; now: Date },
): DiscoveryState | undefined {
  const name = `${cluster} apiResources`;
  return state && !isDue({ lastAt: state.wholeAt, now, name })
    ? state
    : undefined;
}
