import { Outcome } from '@backstage-eco/plugin-eco-common';
import {
  Inventory,
  InventoryKind,
  InventoryPart,
} from '@backstage-eco/plugin-eco-node';
import { PreviousInventory } from './PreviousInventory';
import { ReadFailure } from './ReadFailure';
import { toOutcome } from './toOutcome';
import { Attempt, toPart } from './toPart';

/**
 * Collects the attempts of one reading of a cluster.
 */
export class Reading {
  readonly #previous: PreviousInventory | undefined;
  readonly #now: () => Date;
  readonly #parts = new Map<InventoryKind, InventoryPart<unknown>>();
  readonly #failures: Array<{ kind: string; failure: ReadFailure }> = [];
  #readCount = 0;

  constructor(options: {
    previous: PreviousInventory | undefined;
    now: () => Date;
  }) {
    this.#previous = options.previous;
    this.#now = options.now;
  }

  /** Takes how the attempt to read one kind ended. */
  add(kind: InventoryKind, attempt: Attempt<unknown>): void {
    const part = toPart<unknown>({
      attempt,
      previous: this.#previous?.parts[kind],
      at: this.#now().toISOString(),
    });
    this.#parts.set(kind, part);
    if (attempt.state === 'failed') {
      this.#failures.push({ kind, failure: attempt.failure });
    }
    // Whoever may read nothing may still ask what is served.
    if (attempt.state === 'read' && kind !== 'apiResources') {
      this.#readCount++;
    }
  }

  /** The parts, once every kind was added. */
  parts(): Inventory['parts'] {
    return Object.fromEntries(this.#parts) as unknown as Inventory['parts'];
  }

  /** How the reading ended, once every kind was added. */
  outcome(): Outcome {
    return toOutcome({
      failures: this.#failures,
      readCount: this.#readCount,
      at: this.#now().toISOString(),
    });
  }
}
