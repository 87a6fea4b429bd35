import {
  CHILD_LABEL,
  conditionOf,
  Database,
  DATABASE_CRD,
} from '../database/Database';
import { childName } from '../database/names';
import { ApiClient } from '../kubernetes/ApiClient';
import { pause } from '../kubernetes/backoff';
import { KubernetesObject } from '../kubernetes/objects';
import { Reflector } from '../kubernetes/Reflector';
import { Store } from '../kubernetes/Store';
import { Observed } from '../reconcile/Observed';
import { Log } from '../telemetry/log';
import { Metrics } from '../telemetry/Metrics';
import { EventRecorder } from './EventRecorder';
import { makeReflectors, Reflectors } from './kinds';
import { Memory, Remembered } from './Memory';
import { Prober } from './Prober';
import { registerGauges } from './registerGauges';
import { SimulatedNodes } from './SimulatedNodes';
import { View } from './View';
import { Outcome, Worker } from './Worker';
import { WorkQueue } from './WorkQueue';
import { Writer } from './Writer';

const WORKERS = 8;
const LOOK_AGAIN_MS = 30_000;
/** What happens together is looked at together. */
const SETTLE_MS = 100;

/** What a controller needs. */
export interface ControllerOptions {
  client: ApiClient;
  identity: string;
  log: Log;
  metrics: Metrics;
  /** Length of a watch in seconds; by default 5 to 10 minutes. */
  watchSeconds?: number;
}

/** Watches everything that matters, and works on the Databases that it matters to. */
export class Controller {
  private readonly reflectors: Reflectors;
  private readonly queue = new WorkQueue();
  private readonly memory = new Memory();
  private readonly view: View;
  private readonly worker: Worker;
  private readonly prober: Prober;
  /** The Database's key by `namespace/child name`. */
  private readonly families = new Map<string, string>();
  private isFilled = false;

  constructor(private readonly options: ControllerOptions) {
    const { client, identity, log } = options;
    this.reflectors = makeReflectors(client, options.watchSeconds);
    const nodes = new SimulatedNodes(client, () => this.addUnfinished());
    this.view = new View(this.reflectors, nodes);
    this.worker = new Worker({
      writer: new Writer(client, kind => this.storeOf(kind)),
      events: new EventRecorder(client, identity, log),
      observe: key => this.observe(key),
      remembered: uid => this.memory.of(uid),
      isOver: () => this.queue.closed,
    });
    this.prober = new Prober(key => this.queue.addAfter(key, 0), log);
    this.listen();
    registerGauges(
      options.metrics,
      this.queue,
      this.reflectors.databases.store,
    );
  }

  /** Whether the caches are filled, so that decisions can be made. */
  get isReady(): boolean {
    return this.isFilled;
  }

  /** Works until the signal aborts; then ends what was begun. */
  async run(signal: AbortSignal): Promise<void> {
    const running = this.all().map(reflector => reflector.run(signal));
    await this.fill(signal);
    this.addAll();
    signal.addEventListener('abort', () => this.queue.close());
    if (signal.aborted) {
      this.queue.close();
    }
    await this.queue.run(WORKERS, key => this.work(key));
    await Promise.all(running);
  }

  private all(): Reflector[] {
    const { operators, ...others } = this.reflectors;
    return [
      ...Object.values(others),
      ...operators.flatMap(({ resources, deployments }) => [
        resources,
        deployments,
      ]),
    ];
  }

  /** What must be seen before anything is decided; the rest may stay unknown. */
  private async fill(signal: AbortSignal): Promise<void> {
    const { databases, statefulSets, services, claims, pods } = this.reflectors;
    const needed = [databases, statefulSets, services, claims, pods];
    const isSettled = () =>
      needed.every(({ state }) => state.state === 'listed') &&
      this.reflectors.operators.every(
        ({ resources: { state }, deployments }) =>
          (state.state !== 'unknown' && deployments.state.state === 'listed') ||
          (state.state === 'unknown' && state.because !== 'not listed yet'),
      );
    while (!signal.aborted && !isSettled()) {
      await pause(SETTLE_MS, signal);
    }
    this.isFilled = !signal.aborted;
  }

  private listen(): void {
    const { databases, crds, storageClasses, operators, ...families } =
      this.reflectors;
    databases.store.onChange(({ key, previous, next }) => {
      if (next) {
        this.families.set(familyOfDatabase(next), key);
        this.queue.addAfter(key, 0);
      } else if (previous) {
        this.families.delete(familyOfDatabase(previous));
        this.memory.forget(previous.metadata.uid ?? '');
        this.queue.cancel(key);
      }
    });
    const members = operators.map(({ resources }) => resources);
    for (const { store } of [...Object.values(families), ...members]) {
      store.onChange(({ previous, next }) => this.addFamily(next ?? previous));
    }
    crds.store.onChange(({ key }) => {
      const kicked = operators
        .filter(({ operator }) => key === `/${operator.crd}`)
        .map(({ resources }) => resources);
      const own = key === `/${DATABASE_CRD}` ? [databases] : [];
      [...own, ...kicked].forEach(reflector => reflector.kick());
    });
    storageClasses.store.onChange(() => this.addUnfinished());
    for (const { resources, deployments } of operators) {
      resources.onStateChange(() => this.addAll());
      deployments.store.onChange(() => this.addAll());
    }
  }

  private addFamily(member: KubernetesObject | undefined): void {
    const { labels, namespace, name } = member?.metadata ?? {};
    const about = (member?.status as { about?: string } | undefined)?.about;
    const child = labels?.[CHILD_LABEL] ?? about ?? name;
    const key = this.families.get(`${namespace}/${child}`);
    if (key) {
      this.queue.addAfter(key, SETTLE_MS);
    }
  }

  private addAll(): void {
    for (const key of this.families.values()) {
      this.queue.addAfter(key, SETTLE_MS);
    }
  }

  private addUnfinished(): void {
    for (const key of this.families.values()) {
      const database = this.databaseOf(key);
      const verified = database && conditionOf(database, 'ConnectionVerified');
      if (verified?.status !== 'True' && verified?.reason !== 'Simulated') {
        this.queue.addAfter(key, SETTLE_MS);
      }
    }
  }

  private async work(key: string): Promise<void> {
    const { log, metrics } = this.options;
    const begun = performance.now();
    try {
      const outcome = await this.worker.work(key);
      metrics.count('database_operator_reconcile_total', {
        result: outcome.result,
      });
      this.afterwards(key, outcome);
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

  private afterwards(key: string, outcome: Outcome): void {
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
      this.queue.addAfter(key, outcome.afterMs ?? LOOK_AGAIN_MS);
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
    return (
      database &&
      this.view.observe(database, this.memory.of(database.metadata.uid))
    );
  }

  private storeOf(kind: string): Store | undefined {
    return this.all().find(reflector => reflector.kind === kind)?.store;
  }
}

function familyOfDatabase({ metadata }: KubernetesObject): string {
  return `${metadata.namespace}/${childName(metadata.name)}`;
}
