import { InventoryFacts, InventoryPart } from '@backstage-eco/plugin-eco-node';
import { Discovery } from '../discovery/Discovery';
import { findServed } from '../discovery/findServed';
import { KindSource, ListedKind } from '../kinds';
import { PreviousInventory } from '../PreviousInventory';
import { KindState } from '../ReadingState';
import { ReadFailure } from '../requests/ReadFailure';
import { Attempt } from '../toPart';
import { KindReading, readKind } from './readKind';
import { usableState } from './usableState';

/**
 * How long a refusal is remembered. Optional roles are rarely granted within
 * minutes.
 */
const AFTER_REFUSAL_MS = 60 * 60 * 1000;

/** Context for reading the kinds of one cluster. */
export interface ClusterReading extends KindReading {
  cluster: string;
  now: () => Date;
  /** Inventory from the last read of this cluster. */
  previous?: PreviousInventory;
  states: Record<string, KindState>;
  /** @see ReadingState.refusals */
  refusals: Record<string, string>;
  /**
   * Current `resourceVersion` of the cluster. Everything is listed if omitted.
   */
  clusterVersion?: string;
}

/**
 * Reads one kind if it is served, starting where the last read ended.
 *
 * @param discovery - what the cluster serves
 */
export async function readIfServed<K extends ListedKind>(
  source: KindSource<K>,
  discovery: Discovery,
  reading: ClusterReading,
): Promise<Attempt<InventoryFacts[K]>> {
  const served = findServed(discovery, source);
  if (served.state === 'not-served') {
    return served;
  }
  if (served.state === 'unknown') {
    const { reason } = served;
    const failure = new ReadFailure({ status: 'unreachable', message: reason });
    return { state: 'failed', failure };
  }
  const { group, part: name, later } = source;
  const apiVersion = group ? `${group}/${served.version}` : served.version;
  const part = reading.previous?.parts[name] as
    | InventoryPart<InventoryFacts[K]>
    | undefined;
  const refusedAt = reading.refusals[name];
  if (isRecent(refusedAt, reading.now()) && part && 'reason' in part) {
    const { reason: message } = part;
    const failure = new ReadFailure({ status: 'forbidden', message });
    return { state: 'failed', failure, refusedAt };
  }
  const canAskForChanges = served.canWatch && later !== 'list';
  const state = usableState({
    state: canAskForChanges ? reading.states[name] : undefined,
    part,
    apiVersion,
    clusterVersion: reading.clusterVersion,
    now: reading.now(),
    name: `${reading.cluster} ${name}`,
  });
  return readKind({ ...reading, source, apiVersion, known: { part, state } });
}

/**
 * A time in the future, after a clock was set back, does not count as recent.
 */
function isRecent(at: string | undefined, now: Date): at is string {
  const age = now.getTime() - Date.parse(at ?? '');
  return age >= 0 && age < AFTER_REFUSAL_MS;
}
