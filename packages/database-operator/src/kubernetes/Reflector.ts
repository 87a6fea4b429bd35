import { ApiClient } from './ApiClient';
import { ApiError, ApiStatus, hasCode } from './ApiError';
import { backoffMs, pause } from './backoff';
import { listPages } from './listPages';
import { keyOf, KubernetesObject, ResourceKind, resourcePath } from './objects';
import { slim, Store } from './Store';

/** About 15 s of retries, in which an accepted CRD becomes served. */
const MAX_EARLY_TRIES = 5;
const MIN_WATCH_MS = 1000;
const WATCH_SECONDS = { least: 300, spread: 300 };
/**
 * Seconds by which a watch may exceed its requested length. The server should
 * end it in time; if it does not, the connection has died unnoticed.
 */
const OVERTIME_SECONDS = 10;

/** State of a kind: listed, not served by this cluster, or unknown and why. */
export type KindState =
  | { state: 'listed' }
  | { state: 'notServed' }
  | { state: 'unknown'; because: string };

/** Options of a {@link Reflector}. */
export interface ReflectorOptions {
  client: ApiClient;
  kind: ResourceKind;
  /** All namespaces if omitted. */
  namespace?: string;
  /** Why the kind may not be read; it then stays unknown. */
  denied?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Fetches metadata only. */
  metadataOnly?: boolean;
  /** Reduces an object to what the store keeps; {@link slim} by default. */
  project?: (object: KubernetesObject) => KubernetesObject | undefined;
  /**
   * Maximum number of objects kept per namespace, the newest ones; unlimited if
   * omitted.
   */
  mostOfNamespace?: number;
  /** Length of a watch, in seconds; 5 to 10 minutes by default. */
  watchSeconds?: number;
  /**
   * Whether each watch starts with all existing objects instead of a list.
   * Needed for events, for which the API server sends no bookmarks: if few
   * match, the last resource version soon expires.
   */
  replays?: boolean;
  /**
   * Whether to retry after a 404, as a new CRD is served shortly after it is
   * created. Otherwise only {@link Reflector.kick} ends the wait.
   */
  isExpected?: () => boolean;
}

interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: KubernetesObject & ApiStatus;
}

/**
 * Mirrors the API server's objects of one kind in a {@link Store}: one list,
 * then watches, each resuming where the last one ended. Lists again only if the
 * resource version has expired (410). A failed list leaves the store unchanged:
 * objects not seen are unknown, not gone.
 */
export class Reflector {
  readonly store: Store;
  private current: KindState = { state: 'unknown', because: 'not listed yet' };
  private position: string | undefined;
  private isKicked = false;
  private wake: AbortController | undefined;
  private readonly stateListeners: (() => void)[] = [];

  constructor(private readonly options: ReflectorOptions) {
    this.store = new Store(options.project ?? slim, options);
    if (options.denied) {
      this.current = { state: 'unknown', because: options.denied };
    }
  }

  get kind(): ResourceKind {
    return this.options.kind;
  }

  get state(): KindState {
    return this.current;
  }

  onStateChange(listener: () => void): void {
    this.stateListeners.push(listener);
  }

  /** Ends a backoff, or the wait for a kind that is not served. */
  kick(): void {
    this.isKicked = true;
    this.wake?.abort();
  }

  /** Runs until the signal aborts. Never throws. */
  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted && !this.options.denied) {
      try {
        if (this.options.replays) {
          this.forget();
        } else if (this.position === undefined) {
          await this.list();
        }
        const begun = performance.now();
        await this.watch(signal);
        failures = 0;
        await pause(MIN_WATCH_MS - (performance.now() - begun), signal);
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        failures = await this.afterFailure(error, failures, signal);
      }
    }
  }

  private async afterFailure(
    error: unknown,
    failures: number,
    signal: AbortSignal,
  ): Promise<number> {
    if (hasCode(error, 410)) {
      this.position = undefined;
      // At once, unless the server answers so for every resource version.
      await this.sleep(failures > 0 ? backoffMs(failures) : 0, signal);
      return failures + 1;
    }
    const isEarly = this.options.isExpected?.() && failures < MAX_EARLY_TRIES;
    if (hasCode(error, 404) && !isEarly) {
      this.position = undefined;
      this.setState({ state: 'notServed' });
      this.store.retain(new Set());
    } else if (hasCode(error, 404)) {
      this.position = undefined;
      this.setState({
        state: 'unknown',
        because: 'its CRD exists, but is not served yet',
      });
    } else if (this.position === undefined) {
      this.setState({ state: 'unknown', because: messageOf(error) });
    }
    const retryAfter = error instanceof ApiError && error.retryAfterSeconds;
    const wait = retryAfter ? retryAfter * 1000 : backoffMs(failures + 1);
    const waitsForKind =
      this.current.state === 'notServed' && !this.options.isExpected?.();
    this.isKicked = false;
    await this.sleep(waitsForKind ? undefined : wait, signal);
    // A kick signals a change, so the retries start over.
    return this.isKicked ? 0 : failures + 1;
  }

  private async list(): Promise<void> {
    const listed = new Set<string>();
    const accept = this.accept('PartialObjectMetadataList');
    let resourceVersion: string | undefined;
    const pages = listPages(this.options.client, { ...this.options, accept });
    // Page by page, as a page may be large and little of it is kept.
    for await (const { items, metadata } of pages) {
      for (const item of items) {
        this.store.put({ ...item, ...typeOf(this.kind) });
        listed.add(keyOf(item));
      }
      resourceVersion = metadata.resourceVersion;
    }
    this.store.retain(listed);
    this.position = resourceVersion;
    this.setState({ state: 'listed' });
  }

  /**
   * Clears the store; existing objects return as the first events of the watch.
   */
  private forget(): void {
    this.position = undefined;
    this.store.retain(new Set());
  }

  private async watch(signal: AbortSignal): Promise<void> {
    const { client, kind, namespace } = this.options;
    const { labelSelector, fieldSelector } = this.options;
    const { least, spread } = WATCH_SECONDS;
    const timeoutSeconds =
      this.options.watchSeconds ?? Math.round(least + spread * Math.random());
    const events = client.watch(
      {
        path: resourcePath(kind, { namespace }),
        accept: this.accept('PartialObjectMetadata'),
        query: {
          watch: 1,
          labelSelector,
          fieldSelector,
          allowWatchBookmarks: 'true',
          resourceVersion: this.position,
          timeoutSeconds,
        },
      },
      AbortSignal.any([
        signal,
        AbortSignal.timeout((timeoutSeconds + OVERTIME_SECONDS) * 1000),
      ]),
    );
    for await (const event of events) {
      this.take(event as WatchEvent);
    }
  }

  private take({ type, object }: WatchEvent): void {
    if (type === 'ERROR') {
      throw new ApiError(object);
    }
    if (type === 'DELETED') {
      this.store.remove(object);
    } else if (type !== 'BOOKMARK') {
      this.store.put({ ...object, ...typeOf(this.options.kind) });
    }
    this.position = object.metadata.resourceVersion ?? this.position;
  }

  private accept(metadataForm: string): string | undefined {
    return this.options.metadataOnly
      ? `application/json;as=${metadataForm};g=meta.k8s.io;v=v1`
      : undefined;
  }

  private setState(state: KindState): void {
    const changed = JSON.stringify(state) !== JSON.stringify(this.current);
    this.current = state;
    if (changed) {
      this.stateListeners.forEach(listener => listener());
    }
  }

  /** Sleeps until kicked, or at most this long. */
  private async sleep(ms: number | undefined, signal: AbortSignal) {
    this.wake = new AbortController();
    const either = AbortSignal.any([signal, this.wake.signal]);
    await (ms === undefined
      ? new Promise<void>(resolve => {
          either.addEventListener('abort', () => resolve());
        })
      : pause(ms, either));
    this.wake = undefined;
  }
}

function typeOf({ apiVersion, kind }: ResourceKind) {
  return { apiVersion, kind };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
