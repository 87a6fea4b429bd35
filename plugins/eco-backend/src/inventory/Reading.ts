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

/** Failures of a kind that do not count against its cluster. */
type Tolerance = Pick<KindSource, 'isAside' | 'optionalRole'>;

/**
 * Collects the results of one inventory read, kind by kind.
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
   * @param options - `previous` and `states`: from the last read of the same
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
   * Adds the result of reading one kind.
   *
   * @param source - which failures of the kind do not count against the cluster
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
    // An account without any permission can still read discovery.
    if (attempt.state === 'read' && kind !== 'apiResources') {
      this.#readCount++;
    }
  }

  /** Adds a failure to read something that is not a kind. */
  addFailure(what: string, failure: ReadFailure): void {
    this.#failures.push({ kind: what, failure });
  }

  /** Returns a part that was already added. */
  part(kind: InventoryKind): InventoryPart<unknown> | undefined {
    return this.#parts.get(kind);
  }

  /** Returns all parts. Call it after every kind was added. */
  parts(): Inventory['parts'] {
    return Object.fromEntries(this.#parts) as unknown as Inventory['parts'];
  }

  /** Returns the state of each kind for the next read. */
  states(): Record<string, KindState> {
    return Object.fromEntries(this.#nextStates);
  }

  /** Returns when kinds with an optional role were refused, ISO 8601. */
  refusals(): Record<string, string> {
    return Object.fromEntries(this.#refusals);
  }

  /** Returns the outcome of the read. Call it after every kind was added. */
  outcome(): Outcome {
    return toOutcome({
      failures: this.#failures,
      readCount: this.#readCount,
      at: this.#now().toISOString(),
    });
  }

  /** A failed read keeps the previous facts, and with them their state. */
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
