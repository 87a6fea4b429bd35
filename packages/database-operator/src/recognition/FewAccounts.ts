/** As many as Deployments of a namespace are looked at. */
const MAX_ACCOUNTS = 10;
const LIFETIME_MS = 60_000;

/**
 * The ServiceAccounts of each namespace that are asked about, a few in a minute. A
 * tenant may give a Deployment another one all the time, and a decision that waits for
 * the answer about each would never be taken.
 */
export class FewAccounts {
  /** When each was last asked about, by namespace and name. */
  private readonly namespaces = new Map<string, Map<string, number>>();

  /** Whether this one is among the few of its namespace, or there is room for it. */
  admits({ namespace, name }: { namespace: string; name: string }): boolean {
    const now = performance.now();
    const accounts = this.namespaces.get(namespace) ?? new Map();
    this.namespaces.set(namespace, accounts);
    if (accounts.size >= MAX_ACCOUNTS && !accounts.has(name)) {
      for (const [known, at] of accounts) {
        if (now - at > LIFETIME_MS) {
          accounts.delete(known);
        }
      }
    }
    if (accounts.size >= MAX_ACCOUNTS && !accounts.has(name)) {
      return false;
    }
    accounts.set(name, now);
    return true;
  }
}
