import { LeaseFacts } from '@backstage-eco/plugin-eco-node';

/** Far longer than between two renewals: 2 to 10 s. */
const RENEWED_WITHIN_MS = 60_000;

/**
 * The identities that hold leases at the time of their list, which is that of the
 * newest renewal: clocks of the portal and of the cluster may differ. What a snapshot
 * brought along was renewed before. Pure.
 *
 * @param leases - of one list
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
