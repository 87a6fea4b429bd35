import { Outcome } from '@backstage-eco/plugin-eco-common';
import {
  Inventory,
  InventoryKind,
  InventoryPart,
} from '@backstage-eco/plugin-eco-node';
import { KindSource } from './kinds';
import { PreviousInventory } from './PreviousInventory';
import { KindState } from './ReadingState';
import { ReadFailure } from './requests/ReadFailure';
import { toOutcome } from './toOutcome';
import { Attempt, Position, toPart } from './toPart';

/** What of a kind may fail while its cluster is in order. */
type Tolerance = Pick<KindSource, 'isAside' | 'optionalRole'>;

/**
 * Collects the attempts of one reading of a cluster.
 */
export class Reading {
  readonly #previous: PreviousInventory | undefined;
  readonly #states: Record<string, KindState>;
  readonly #now: () => Date;
  readonly #parts = new Map<InventoryKind, InventoryPart<unknown>>();
  readonly #nextStates = new Map<string, KindState>();
  readonly #refusals = new Map<string, string>();
  readonly #failures: Array<{ kind: string; failure: ReadFailure }> = [];
  #readCount = 0;

  /**
   * @param options - `previous` and `states`: of the last reading of the same
   * cluster
   */
  constructor(options: {
    previous?: PreviousInventory;
    states?: Record<string, KindState>;
    now: () => Date;
  }) {
    this.#previous = options.previous;
    this.#states = options.states ?? {};
    this.#now = options.now;
  }

  /**
   * Takes how the attempt to read one kind ended.
   *
   * @param source - says which failures of it are none of the cluster
   */
  add(
    kind: InventoryKind,
    attempt: Attempt<unknown>,
    source: Tolerance = {},
  ): void {
    const at = this.#now().toISOString();
    const part = toPart<unknown>({
      attempt,
      previous: this.#previous?.parts[kind],
      at,
    });
    this.#parts.set(kind, part);
    const state = this.#nextState(kind, attempt, at);
    if (state) {
      this.#nextStates.set(kind, state);
    }
    if (attempt.state === 'failed' && !isTolerated(attempt.failure, source)) {
      this.addFailure(kind, attempt.failure);
    }
    if (attempt.state === 'failed' && lacksRole(attempt.failure, source)) {
      this.#refusals.set(kind, attempt.refusedAt ?? at);
    }
    // Whoever may read nothing may still ask what is served.
    if (attempt.state === 'read' && kind !== 'apiResources') {
      this.#readCount++;
    }
  }

  /** Takes something beside the kinds that could not be read. */
  addFailure(what: string, failure: ReadFailure): void {
    this.#failures.push({ kind: what, failure });
  }

  /** One of the parts that were added. */
  part(kind: InventoryKind): InventoryPart<unknown> | undefined {
    return this.#parts.get(kind);
  }

  /** The parts, once every kind was added. */
  parts(): Inventory['parts'] {
    return Object.fromEntries(this.#parts) as unknown as Inventory['parts'];
  }

  /** Where the reading of each kind stands. */
  states(): Record<string, KindState> {
    return Object.fromEntries(this.#nextStates);
  }

  /** When kinds with an optional role were refused. */
  refusals(): Record<string, string> {
    return Object.fromEntries(this.#refusals);
  }

  /** How the reading ended, once every kind was added. */
  outcome(): Outcome {
    return toOutcome({
      failures: this.#failures,
      readCount: this.#readCount,
      at: this.#now().toISOString(),
    });
  }

  /** What was known stays, and so does the point in time that it is of. */
  #nextState(
    kind: InventoryKind,
    attempt: Attempt<unknown>,
    at: string,
  ): KindState | undefined {
    const before = this.#states[kind];
    if (attempt.state === 'failed') {
      return before;
    }
    return attempt.state === 'read' && attempt.position
      ? toState({ ...attempt, position: attempt.position, before, at })
      : undefined;
  }
}

function isTolerated(failure: ReadFailure, source: Tolerance): boolean {
  return (
    (source.isAside === true && failure.status === 'unreachable') ||
    lacksRole(failure, source)
  );
}

function lacksRole(
  { status }: ReadFailure,
  { optionalRole }: Tolerance,
): boolean {
  return optionalRole !== undefined && status === 'forbidden';
}

function toState(options: {
  items: unknown[];
  position: Position;
  before: KindState | undefined;
  at: string;
}): KindState {
  const { items, position, before, at } = options;
  const { apiVersion, resourceVersion, listLength, listForMs } = position;
  const listUntil =
    listForMs === undefined
      ? before?.listUntil
      : new Date(Date.parse(at) + listForMs).toISOString();
  return {
    apiVersion,
    resourceVersion,
    readAt: at,
    count: items.length,
    ...(listLength === undefined && before
      ? { listedAt: before.listedAt, listLength: before.listLength }
      : { listedAt: at, listLength: listLength ?? 0 }),
    ...(listUntil && listUntil > at && { listUntil }),
  };
}
