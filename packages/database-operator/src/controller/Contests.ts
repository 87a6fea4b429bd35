import { Contest } from '../reconcile/Observed';

/** Number of corrections in a row that are made without waiting. */
const IMMEDIATE_CORRECTIONS = 3;
const FIRST_WAIT_MS = 60_000;
const MAX_WAIT_MS = 3_600_000;
/** Time without a correction after which counting starts again. */
const RESET_MS = 600_000;

interface Row {
  corrections: number;
  lastAt: number;
  heldUntil: number;
}

/**
 * Detects that another controller undoes this controller's corrections. Each
 * correction after the third in a row doubles the wait, from a minute up to an
 * hour.
 */
export class Contests {
  private readonly rows = new Map<string, Row>();

  /** @param now - a monotonic clock, in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Records that a child was corrected. */
  corrected(key: string): void {
    const now = this.now();
    const last = this.rows.get(key);
    const isInRow =
      last && now < Math.max(last.heldUntil, last.lastAt) + RESET_MS;
    const corrections = isInRow ? last.corrections + 1 : 1;
    const over = corrections - IMMEDIATE_CORRECTIONS;
    const wait =
      over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** over, MAX_WAIT_MS);
    this.rows.set(key, { corrections, lastAt: now, heldUntil: now + wait });
  }

  /** Returns the current state of each child. */
  all(): Map<string, Contest> {
    const now = this.now();
    return new Map(
      [...this.rows].map(([key, { corrections, heldUntil }]) => [
        key,
        { corrections, isHeld: now < heldUntil },
      ]),
    );
  }
}
