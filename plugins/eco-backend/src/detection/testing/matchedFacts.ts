import { Evidence } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import {
  InventoryIndex,
  matchSignal,
  Signal,
} from '@backstage-eco/plugin-eco-recognition';

/** Returns what a signal matches, as `Kind/name field=value`. */
export function matchedFacts(signal: Signal, inventory: Inventory): string[] {
  return matchSignal(signal, new InventoryIndex(inventory)).map(
    ({ evidence: { object: found, field, value } }: { evidence: Evidence }) =>
      `${found.kind}/${found.name} ${field}=${value}`,
  );
}
