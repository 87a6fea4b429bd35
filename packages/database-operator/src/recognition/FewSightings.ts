/** As many as Deployments of a namespace are looked at. */
const MAX_SIGHTINGS = 10;
const LIFETIME_MS = 60_000;

/**
 * What of each namespace is asked about, a few in a minute. A tenant may give a
 * Deployment another ServiceAccount, or another namespace to watch, all the time, and a
 * decision that waits for the answer about each would never be taken.
 */
export class FewSightings {
  /** When each was last asked about, by namespace. */
  private readonly namespaces = new Map<string, Map<string, number>>();

  /** Whether this one is among the few of its namespace, or there is room for it. */
  admits(namespace: string, sighting: string): boolean {
    const now = performance.now();
    const few = this.namespaces.get(namespace) ?? new Map();
    this.namespaces.set(namespace, few);
    if (few.size >= MAX_SIGHTINGS && !few.has(sighting)) {
      for (const [known, at] of few) {
        if (now - at > LIFETIME_MS) {
          few.delete(known);
        }
      }
      if (few.size >= MAX_SIGHTINGS) {
        return false;
      }
    }
    few.set(sighting, now);
    return true;
  }
}
