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

/** Whoever has no optional role will hardly be given it within minutes. */
const AFTER_REFUSAL_MS = 60 * 60 * 1000;

/** What the kinds of one cluster are read with. */
export interface ClusterReading extends KindReading {
  cluster: string;
  now: () => Date;
  /** Of the last reading of this cluster. */
  previous?: PreviousInventory;
  states: Record<string, KindState>;
  /** @see ReadingState.refusals */
  refusals: Record<string, string>;
  /** The cluster's present `resourceVersion`. Left out: everything is listed. */
  clusterVersion?: string;
}

/**
 * Reads one kind where it is served, from where the last reading ended.
 *
 * @param discovery - what is served
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
  if (isLately(refusedAt, reading.now()) && part && 'reason' in part) {
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

/** A clock that was set back makes no time a recent one. */
function isLately(at: string | undefined, now: Date): at is string {
  const age = now.getTime() - Date.parse(at ?? '');
  return age >= 0 && age < AFTER_REFUSAL_MS;
}
