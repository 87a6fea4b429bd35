import { Contest } from '../reconcile/Observed';

/** Corrections that are made at once, one after the other. */
const FREE_CORRECTIONS = 3;
const FIRST_WAIT_MS = 60_000;
const MAX_WAIT_MS = 3_600_000;
/** After so long without a correction it is a new one. */
const FORGOTTEN_MS = 600_000;

interface Row {
  corrections: number;
  lastAt: number;
  heldUntil: number;
}

/**
 * Notices that another controller undoes what this one corrects: each correction
 * after the third in a row waits twice as long, from a minute to an hour.
 */
export class Contests {
  private readonly rows = new Map<string, Row>();

  /** @param now - a clock that never goes back, in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** A child was corrected. */
  corrected(key: string): void {
    const now = this.now();
    const last = this.rows.get(key);
    const isInRow =
      last && now < Math.max(last.heldUntil, last.lastAt) + FORGOTTEN_MS;
    const corrections = isInRow ? last.corrections + 1 : 1;
    const over = corrections - FREE_CORRECTIONS;
    const wait =
      over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** over, MAX_WAIT_MS);
    this.rows.set(key, { corrections, lastAt: now, heldUntil: now + wait });
  }

  /** How each child stands now. */
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
