import { readServed } from './discovery/readServed';
import { failedInventory } from './failedInventory';
import { InventoryReading, ReadInventoryOptions } from './InventoryReading';
import { isDue } from './lists/isDue';
import { readKinds } from './readKinds';
import { DiscoveryState, READING_FORMAT } from './ReadingState';
import { ApiReader } from './requests/ApiReader';
import { ReadFailure } from './requests/ReadFailure';
import { tryReading } from './requests/tryReading';

/**
 * Reads the inventory of one cluster: first discovery, then each served kind.
 * Failures are recorded in the outcome and in the parts, with their reason.
 *
 * @throws only if the signal aborts the read, or if a schema cannot be stored
 * @alpha
 */
export async function readInventory(
  options: ReadInventoryOptions,
): Promise<InventoryReading> {
  const { cluster, previous, now = () => new Date() } = options;
  const state =
    options.state?.format === READING_FORMAT ? options.state : undefined;
  // An error that ends the read also aborts all pending requests.
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
