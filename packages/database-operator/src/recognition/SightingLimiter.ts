/** Same as the number of Deployments read per namespace. */
const MAX_SIGHTINGS = 10;
const LIFETIME_MS = 60_000;

/**
 * Limits how many sightings of each namespace are reviewed per minute. A tenant
 * may keep changing a Deployment's ServiceAccount or watched namespaces, and a
 * decision that waits for each answer would never be made.
 */
export class SightingLimiter {
  /** Time of each sighting's last review, by namespace. */
  private readonly namespaces = new Map<string, Map<string, number>>();

  /**
   * Whether this sighting is among those of its namespace, or there is room for
   * it.
   */
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
