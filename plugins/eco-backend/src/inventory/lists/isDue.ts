import { createHash } from 'node:crypto';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Whether a full read is due, as a guard against drift: 18 to 24 hours after
 * the last one. The jitter spreads reads that started together over six hours.
 *
 * @param options - `lastAt`: ISO 8601; `name`: seed of the jitter
 */
export function isDue(options: {
  lastAt: string;
  now: Date;
  name: string;
}): boolean {
  const { lastAt, now, name } = options;
  const digest = createHash('sha256').update(name).digest();
  const share = digest.readUInt32BE() / 0xffffffff;
  const age = now.getTime() - Date.parse(lastAt);
  // A clock that was set back makes it due as well.
  return !(age >= 0 && age < (18 + 6 * share) * HOUR_MS);
}
