import { Database, MoreParameters } from '@backstage-eco/plugin-eco-common';
import { ApiClient } from '../kubernetes/ApiClient';
import { pause } from '../kubernetes/backoff';
import { Reflector } from '../kubernetes/Reflector';
import { Store } from '../kubernetes/Store';
import { Observed } from '../reconcile/Observed';
import { Log } from '../telemetry/log';
import { Metrics } from '../telemetry/Metrics';
import { AccessReviews } from '../recognition/AccessReviews';
import { OperatorSightings } from '../recognition/OperatorSightings';
import { isAdoptionChecked } from './adoption';
import { CleanUp } from './CleanUp';
import { DeniedReads } from './clusterReads';
import { Corrector } from './Corrector';
import { EventRecorder } from './EventRecorder';
import { makeReflectors, Reflectors } from './makeReflectors';
import { Memory, Remembered } from './Memory';
import { Prober } from './Prober';
import { Secrets } from './Secrets';
import { SimulatedNodes } from './SimulatedNodes';
import { Triggers } from './Triggers';
import { View } from './View';
import { Outcome, Worker } from './Worker';
import { WorkQueue } from './WorkQueue';
import { Writer } from './Writer';

/** Databases that are worked on at once. */
export const WORKERS = 8;
/**
 * Workers that one namespace's Databases cannot occupy, as a write may take as
 * long as the API server allows.
 */
const RESERVED_WORKERS = 2;
const RECHECK_SECONDS = 30;
const FILL_POLL_MS = 100;

/** Options of a controller. */
export interface ControllerOptions {
  client: ApiClient;
  identity: string;
  log: Log;
  metrics: Metrics;
  /** Reconciles the Databases of this namespace only; all if omitted. */
  namespace?: string;
  /** What the controller's roles do not let it read at cluster scope. */
  denied?: DeniedReads;
  /** Databases that are worked on at once; by default {@link WORKERS}. */
  workers?: number;
  /** Length of a watch, in seconds; 5 to 10 minutes by default. */
  watchSeconds?: number;
  /**
   * Minimum seconds between status writes that only change the count of ready
   * servers; 30 by default.
   */
  progressSeconds?: number;
  /**
   * Seconds between checks and probes of an unfinished Database; 30 by default.
   */
  recheckSeconds?: number;
  /** Namespaces where operators run; any namespace if omitted. */
  operatorNamespaces?: string[];
  /** Parameters that the platform team allows, in addition to Eco's own. */
  parameters?: MoreParameters;
}

/** Watches all relevant objects and reconciles the Databases they affect. */
export class Controller {
  private readonly reflectors: Reflectors;
  private readonly workers: number;
  private readonly recheckMs: number;
  private readonly queue: WorkQueue;
  private readonly memory = new Memory();
  private readonly view: View;
  private readonly worker: Worker;
  private readonly prober: Prober;
  private readonly triggers: Triggers;
  private isFilled = false;

  constructor(private readonly options: ControllerOptions) {
    const { client, identity, log, namespace, denied = {} } = options;
    const { workers = WORKERS, recheckSeconds = RECHECK_SECONDS } = options;
    this.workers = workers;
    this.recheckMs = recheckSeconds * 1000;
    this.queue = new WorkQueue(
      namespace ? workers : workers - RESERVED_WORKERS,
    );
    this.reflectors = makeReflectors(client, { ...options, denied });
    this.triggers = new Triggers(this.reflectors, this.queue, uid =>
      this.memory.forget(uid),
    );
    const onChange = () => this.triggers.addAll();
    const nodes = new SimulatedNodes(client, onChange, denied.nodes);
    const sightings = new OperatorSightings(
      this.reflectors.deployments,
      new AccessReviews(client, onChange, namespace),
      { namespaces: options.operatorNamespaces, within: namespace, onChange },
    );
    this.view = new View(
      this.reflectors,
      nodes,
      sightings,
      () => client.now,
      denied.adoption,
    );
    const writer = new Writer(client, kind => this.storesOf(kind));
    this.worker = new Worker({
      writer,
      corrector: new Corrector(client, writer),
      secrets: new Secrets(client),
      isAdoptionChecked: since => isAdoptionChecked(client, since),
      cleanUp: new CleanUp(client, writer),
      events: new EventRecorder(client, identity, log),
      databaseOf: key => this.databaseOf(key),
      observe: key => this.observe(key),
      remembered: uid => this.memory.of(uid),
      isOver: () => this.queue.closed,
      progressSeconds: options.progressSeconds,
    });
    this.prober = new Prober({
      intervalMs: this.recheckMs,
      onAnswer: key => this.queue.addAfter(key, 0),
      log,
    });
  }

  /** Number of Databases that wait for reconciliation. */
  get queueDepth(): number {
    return this.queue.depth;
  }

  /** Databases in this controller's scope. */
  get databases(): Database[] {
    return [...this.reflectors.databases.store.values()] as Database[];
  }

  /** Whether the caches are filled, which every decision requires. */
  get isReady(): boolean {
    return this.isFilled;
  }

  /** Runs until the signal aborts, then finishes the work in progress. */
  async run(signal: AbortSignal): Promise<void> {
    const { groups } = this.reflectors;
    const running = [...this.all(), ...(groups ? [groups] : [])].map(each =>
      each.run(signal),
    );
    await this.fill(signal);
    this.triggers.addAll();
    signal.addEventListener('abort', () => this.queue.close());
    if (signal.aborted) {
      this.queue.close();
    }
    await this.queue.run(this.workers, key => this.work(key));
    await Promise.all(running);
  }

  private all(): Reflector[] {
    const { operators, families, warnings, deployments, groups, ...others } =
      this.reflectors;
    return [
      ...Object.values(others),
      ...deployments,
      ...warnings,
      ...operators.flatMap(({ resources, backups }) => [resources, ...backups]),
      ...families.flatMap(({ pods, claims }) => [pods, claims]),
    ];
  }

  /**
   * Waits for the caches that every decision requires; the others may stay
   * unknown.
   */
  private async fill(signal: AbortSignal): Promise<void> {
    const { databases, statefulSets, services, claims, pods } = this.reflectors;
    const needed = [databases, statefulSets, services, claims, pods].concat(
      ...this.reflectors.families.map(family => [family.pods, family.claims]),
    );
    const isSettled = () =>
      needed.every(({ state }) => state.state === 'listed') &&
      isKnown(this.reflectors.records) &&
      this.reflectors.deployments.every(isKnown) &&
      this.reflectors.operators.every(({ resources }) => isKnown(resources));
    while (!signal.aborted && !isSettled()) {
      await pause(FILL_POLL_MS, signal);
    }
    this.isFilled = !signal.aborted;
  }

  private async work(key: string): Promise<void> {
    const { log, metrics } = this.options;
    const begun = performance.now();
    try {
      const outcome = await this.worker.work(key);
      metrics.count('database_operator_reconcile_total', {
        result: outcome.result,
      });
      this.handleOutcome(key, outcome);
    } catch (error) {
      metrics.count('database_operator_reconcile_total', { result: 'bug' });
      log('error', 'a bug: the look at a Database broke off', {
        database: key,
        error: error instanceof Error ? error.stack : String(error),
      });
      this.queue.retry(key);
    }
    metrics.reconciled((performance.now() - begun) / 1000);
  }

  private handleOutcome(key: string, outcome: Outcome): void {
    if (outcome.result === 'failed') {
      const { code, reason } = outcome.error;
      this.options.log('warn', 'a write was refused', {
        database: key,
        code,
        reason,
      });
      this.queue.retry(key);
      return;
    }
    this.queue.succeeded(key);
    if (outcome.result === 'unfinished') {
      const { afterMs = this.recheckMs } = outcome;
      this.queue.addAfter(key, Math.min(afterMs, this.recheckMs));
      this.prober.ask(key, this.rememberedOf(key), outcome.probe);
    }
  }

  private databaseOf(key: string): Database | undefined {
    return this.reflectors.databases.store.get(key) as Database | undefined;
  }

  private rememberedOf(key: string): Remembered | undefined {
    const uid = this.databaseOf(key)?.metadata.uid;
    return uid ? this.memory.of(uid) : undefined;
  }

  private observe(key: string): Observed | undefined {
    const database = this.databaseOf(key);
    const { parameters } = this.options;
    return (
      database && {
        ...this.view.observe(database, this.memory.of(database.metadata.uid)),
        parameters,
      }
    );
  }

  private storesOf(kind: string): Store[] {
    return this.all()
      .filter(reflector => reflector.kind.kind === kind)
      .map(({ store }) => store);
  }
}

function isKnown({ state }: Reflector): boolean {
  return state.state !== 'unknown' || state.because !== 'not listed yet';
}
