import { ApiClient } from '../kubernetes/ApiClient';
import { hasCode } from '../kubernetes/ApiError';
import { pause } from '../kubernetes/backoff';
import { resourcePath } from '../kubernetes/objects';
import { Log } from '../telemetry/log';

/** On the Lease: the namespaces that its holder works in. Empty: all. */
const NAMESPACES = 'example.com/namespaces';
const LEASE = { apiVersion: 'coordination.k8s.io/v1', plural: 'leases' };

/** How long a silent leader keeps the lease, and how often it is asked for. */
const LEASE_SECONDS = 12;
const RETRY_MS = 2000;
// With a last pause and a last request this stays below the lease's length.
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

/** What an election needs. */
export interface LeaderElectionOptions {
  client: ApiClient;
  namespace: string;
  name: string;
  /** Unique for this process. */
  identity: string;
  /** Those that the leader works in; left out: all. */
  namespaces?: string[];
  log: Log;
}

/**
 * One leader among several processes, by a Lease. No clock of another machine is
 * believed: a lease is dead when it has not *changed* for its duration by this
 * process's own clock. A dead leader is followed within 15 s, one that stopped
 * properly within 2 s.
 */
export class LeaderElection {
  private seen = { version: '', at: 0 };
  private warnedOf: string | undefined;
  private readonly annotations: Record<string, string>;

  constructor(private readonly options: LeaderElectionOptions) {
    this.annotations = { [NAMESPACES]: options.namespaces?.join() ?? '' };
  }

  /** Waits until this process leads. Ends without leading when the signal aborts. */
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

  /** Keeps the lease. Ends when it is lost, or the signal aborts. */
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

  /** Gives the lease up, so that another leads at once. */
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

  /** Who waits for a holder that works elsewhere would leave its own to nobody. */
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

  /** Says whether the write won: a conflict means that another was quicker. */
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
