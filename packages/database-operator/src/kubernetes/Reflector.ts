import { ApiClient } from './ApiClient';
import { ApiError, ApiStatus, hasCode } from './ApiError';
import { backoffMs, pause } from './backoff';
import { listPages } from './listPages';
import { keyOf, KubernetesObject, ResourceKind, resourcePath } from './objects';
import { slim, Store } from './Store';

/** About 15 s of trying, within which a CRD that is accepted is served. */
const EARLY_TRIES = 5;
const SHORTEST_WATCH_MS = 1000;
const WATCH_SECONDS = { least: 300, spread: 300 };
/**
 * How much longer than asked a watch may take: the server ends it in time. Where
 * it does not, the connection has died and nobody said so.
 */
const OVERTIME_SECONDS = 10;

/** What is known of a kind: listed, not served by this cluster, or not known because… */
export type KindState =
  | { state: 'listed' }
  | { state: 'notServed' }
  | { state: 'unknown'; because: string };

/** What a {@link Reflector} needs. */
export interface ReflectorOptions {
  client: ApiClient;
  kind: ResourceKind;
  /** Left out: all of them. */
  namespace?: string;
  /** Why the kind is not asked for at all: it stays unknown. */
  withheld?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /** Fetches metadata only. */
  metadataOnly?: boolean;
  /** What is kept of an object; by default all but what nobody reads. */
  project?: (object: KubernetesObject) => KubernetesObject | undefined;
  /** How many objects of a namespace are kept, the newest; left out, all. */
  mostOfNamespace?: number;
  /** Length of a watch in seconds; by default 5 to 10 minutes. */
  watchSeconds?: number;
  /**
   * Whether each watch begins with all that is there, and no list is made. For
   * events, of which the API server sends no bookmarks: where few match, the
   * position of the last one is soon too old to go on from.
   */
  replays?: boolean;
  /**
   * Whether a 404 is worth another try: a new CRD is served a moment after it
   * exists. Otherwise only {@link Reflector.kick} ends the wait.
   */
  isExpected?: () => boolean;
}

interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: KubernetesObject & ApiStatus;
}

/**
 * Keeps a {@link Store} equal to what the API server holds of one kind: one list,
 * then watches, each going on where the last one ended. It lists again only when
 * the server says that the position is too old (410). A failed list leaves the
 * store as it was: what was not seen is unknown, not gone.
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
    if (options.withheld) {
      this.current = { state: 'unknown', because: options.withheld };
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

  /** Ends a back-off or the wait for a kind that is not served. */
  kick(): void {
    this.isKicked = true;
    this.wake?.abort();
  }

  /** Runs until the signal aborts. Never throws. */
  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted && !this.options.withheld) {
      try {
        if (this.options.replays) {
          this.forget();
        } else if (this.position === undefined) {
          await this.list();
        }
        const begun = performance.now();
        await this.watch(signal);
        failures = 0;
        await pause(SHORTEST_WATCH_MS - (performance.now() - begun), signal);
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
      // At once, but for a server that says it of every position.
      await this.sleep(failures > 0 ? backoffMs(failures) : 0, signal);
      return failures + 1;
    }
    const isEarly = this.options.isExpected?.() && failures < EARLY_TRIES;
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
    const asked = error instanceof ApiError && error.retryAfterSeconds;
    const wait = asked ? asked * 1000 : backoffMs(failures + 1);
    const waitsForKind =
      this.current.state === 'notServed' && !this.options.isExpected?.();
    this.isKicked = false;
    await this.sleep(waitsForKind ? undefined : wait, signal);
    // What was told of a change may be tried often again.
    return this.isKicked ? 0 : failures + 1;
  }

  private async list(): Promise<void> {
    const listed = new Set<string>();
    const accept = this.accept('PartialObjectMetadataList');
    let resourceVersion: string | undefined;
    const pages = listPages(this.options.client, { ...this.options, accept });
    // Page by page, for a page may be large, and little of it is kept.
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

  /** What is still there comes again, as the first events of the watch. */
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

  /** Sleeps until kicked, and at most this long. */
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
