import { LeaseFacts } from '@backstage-eco/plugin-eco-node';

/** Far longer than the renewal interval of 2 to 10 s. */
const RENEWED_WITHIN_MS = 60_000;

/**
 * Returns the identities that held leases at the time of the list. That time is
 * the newest renewal, because the clocks of portal and cluster may differ.
 * Leases copied by a snapshot were renewed earlier. Pure.
 *
 * @param leases - leases of a single list
 * @see https://kubernetes.io/docs/concepts/architecture/leases/
 */
export function liveHolders(leases: LeaseFacts[]): ReadonlySet<string> {
  const renewed = leases.flatMap(({ holder, renewedAt }) => {
    const at = Date.parse(renewedAt ?? '');
    return holder && !Number.isNaN(at) ? [{ holder, at }] : [];
  });
  const newest = Math.max(...renewed.map(({ at }) => at));
  return new Set(
    renewed
      .filter(({ at }) => newest - at <= RENEWED_WITHIN_MS)
      .map(({ holder }) => holder),
  );
}
