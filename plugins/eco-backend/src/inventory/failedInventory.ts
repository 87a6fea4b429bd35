import { Outcome, OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import { Inventory, InventoryKind } from '@backstage-eco/plugin-eco-node';
import { KIND_SOURCES } from './kinds';
import { PreviousInventory } from './PreviousInventory';
import { Reading } from './Reading';
import { ReadFailure } from './requests/ReadFailure';

/**
 * Returns the inventory of a cluster that cannot be reached at all: the known
 * facts remain, marked as stale. The state of the last read stays valid.
 */
export function failedInventory(options: {
  cluster: string;
  previous?: PreviousInventory;
  status: OutcomeStatus;
  reason: string;
  now?: () => Date;
}): { inventory: Inventory; outcome: Outcome } {
  const { cluster, previous, status, reason } = options;
  const { now = () => new Date() } = options;
  const reading = new Reading({ previous, now });
  const failure = new ReadFailure({ status, message: reason });
  const kinds = ['apiResources', ...Object.keys(KIND_SOURCES)];
  for (const kind of kinds as InventoryKind[]) {
    reading.add(kind, { state: 'failed', failure });
  }
  return {
    inventory: {
      cluster,
      uid: previous?.uid,
      kubernetesVersion: previous?.kubernetesVersion,
      parts: reading.parts(),
    },
    outcome: reading.outcome(),
  };
}
