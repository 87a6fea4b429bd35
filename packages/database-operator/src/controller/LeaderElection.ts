import { ApiClient } from '../kubernetes/ApiClient';
import { hasCode } from '../kubernetes/ApiError';
import { pause } from '../kubernetes/backoff';
import { resourcePath } from '../kubernetes/objects';
import { Log } from '../telemetry/log';

/**
 * Annotation on the Lease: the namespaces that its holder works in; empty for
 * all.
 */
const NAMESPACES = 'example.com/namespaces';
const LEASE = { apiVersion: 'coordination.k8s.io/v1', plural: 'leases' };

/** Seconds after which a silent leader loses the lease. */
const LEASE_SECONDS = 12;
const RETRY_MS = 2000;
// Leaves room for one more pause and one more request within the lease.
const RENEW_DEADLINE_MS = 6000;
const REQUEST_TIMEOUT_MS = 3000;

interface Lease {
  metadata: {
    name: string;
    namespace: string;
    resourceVersion?: string;
    annotations?: Record<string, string>;
  };
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    acquireTime?: string;
    renewTime?: string;
    leaseTransitions?: number;
  };
}

/** Options of a leader election. */
export interface LeaderElectionOptions {
  client: ApiClient;
  namespace: string;
  name: string;
  /** Unique for this process. */
  identity: string;
  /** Namespaces that the leader works in; all if omitted. */
  namespaces?: string[];
  log: Log;
}

/**
 * Elects one leader among several processes, by a Lease. Does not rely on other
 * machines' clocks: a lease is dead if it has not *changed* for its duration,
 * by this process's own clock. A dead leader is replaced within 15 s, one that
 * stopped cleanly within 2 s.
 */
export class LeaderElection {
  private seen = { version: '', at: 0 };
  private warnedOf: string | undefined;
  private readonly annotations: Record<string, string>;

  constructor(private readonly options: LeaderElectionOptions) {
    this.annotations = { [NAMESPACES]: options.namespaces?.join() ?? '' };
  }

  /**
   * Waits until this process leads. Returns without leading if the signal
   * aborts.
   */
  async acquire(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if (await this.tryOnce()) {
          return;
        }
      } catch (error) {
        this.options.log('warn', 'the lease cannot be asked for', {
          error: String(error),
        });
      }
      await pause(RETRY_MS * (0.75 + Math.random() / 4), signal);
    }
  }

  /** Renews the lease until it is lost or the signal aborts. */
  async hold(signal: AbortSignal): Promise<'lost' | 'stopped'> {
    let renewed = performance.now();
    while (!signal.aborted) {
      await pause(RETRY_MS, signal);
      const begun = performance.now();
      try {
        if (!signal.aborted && !(await this.tryOnce())) {
          return 'lost';
        }
        renewed = begun;
      } catch {
        if (performance.now() - renewed > RENEW_DEADLINE_MS) {
          return 'lost';
        }
      }
    }
    return 'stopped';
  }

  /** Releases the lease, so that another process can lead at once. */
  async release(): Promise<void> {
    const lease = await this.read();
    if (lease?.spec?.holderIdentity === this.options.identity) {
      await this.write({
        ...lease,
        spec: { ...lease.spec, holderIdentity: '' },
      });
    }
  }

  private async tryOnce(): Promise<boolean> {
    const { client, identity, name, namespace } = this.options;
    const lease = await this.read();
    const now = client.now.toISOString().replace('Z', '000Z');
    const spec = {
      holderIdentity: identity,
      leaseDurationSeconds: LEASE_SECONDS,
      acquireTime: now,
      renewTime: now,
    };
    if (!lease) {
      return this.write({
        metadata: { name, namespace, annotations: this.annotations },
        spec: { ...spec, leaseTransitions: 0 },
      });
    }
    const holder = lease.spec?.holderIdentity;
    if (holder === identity) {
      return this.write({
        ...lease,
        spec: { ...spec, ...lease.spec, renewTime: now },
      });
    }
    if (holder && !this.isDead(lease)) {
      this.warnOfOthers(lease);
      return false;
    }
    const transitions = (lease.spec?.leaseTransitions ?? 0) + 1;
    const annotations = { ...lease.metadata.annotations, ...this.annotations };
    return this.write({
      metadata: { ...lease.metadata, annotations },
      spec: { ...spec, leaseTransitions: transitions },
    });
  }

  /**
   * Warns if the holder works in other namespaces, since nobody works in this
   * process's namespaces while it waits.
   */
  private warnOfOthers({ metadata, spec }: Lease): void {
    const theirs = metadata.annotations?.[NAMESPACES] ?? '';
    const holder = spec?.holderIdentity;
    if (theirs !== this.annotations[NAMESPACES] && holder !== this.warnedOf) {
      this.warnedOf = holder;
      this.options.log(
        'warn',
        'the lease is held for other namespaces; while it is, nobody works in these: set --lease-name',
        { holder, held: theirs || 'all', own: this.annotations[NAMESPACES] },
      );
    }
  }

  private isDead({ metadata, spec }: Lease): boolean {
    const version = metadata.resourceVersion ?? '';
    if (version !== this.seen.version) {
      this.seen = { version, at: performance.now() };
      return false;
    }
    const duration = spec?.leaseDurationSeconds ?? LEASE_SECONDS;
    return performance.now() - this.seen.at > duration * 1000;
  }

  private async read(): Promise<Lease | undefined> {
    const { client, namespace, name } = this.options;
    try {
      return await client.request<Lease>({
        path: resourcePath(LEASE, { namespace, name }),
        timeoutMs: REQUEST_TIMEOUT_MS,
      });
    } catch (error) {
      if (hasCode(error, 404)) {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Returns whether the write won; on a conflict, another process was faster.
   */
  private async write(lease: Lease): Promise<boolean> {
    const { client, namespace, name } = this.options;
    const exists = lease.metadata.resourceVersion !== undefined;
    try {
      await client.request({
        method: exists ? 'PUT' : 'POST',
        timeoutMs: REQUEST_TIMEOUT_MS,
        path: resourcePath(LEASE, {
          namespace,
          name: exists ? name : undefined,
        }),
        body: { apiVersion: LEASE.apiVersion, kind: 'Lease', ...lease },
      });
      return true;
    } catch (error) {
      if (hasCode(error, 409)) {
        return false;
      }
      throw error;
    }
  }
}
