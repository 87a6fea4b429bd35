import { ClusterSummary, EcoClient } from '@backstage-eco/plugin-eco-common';
import { Authority, KubernetesClient, KubernetesError } from 'control-plane';
import { Knex } from 'knex';
import { Page } from 'playwright-core';
import { FaultProxy, FaultSet } from 'fault-injection';
import { PORTAL_TOKEN, TestPortal } from '../../portal/TestPortal';
import { readApi } from '../views/readApi';
import { openStackPage, readPage } from '../views/readPage';
import { readStore } from '../views/readStore';
import { look, Reading } from '../views/views';
import { FaultDatabase } from './FaultDatabase';
import { poll } from './poll';
import { FaultCluster } from './startFaultCluster';

/** Longer than any read that ends at its own deadline. */
const READ_WITHIN_MS = 120_000;

const BEGUN_WITHIN_MS = 240_000;

/** Duration of one round of Eco's sampling. */
const SAMPLED_WITHIN_MS = 15_000;

/** Timeout of an API request; without a database, requests wait. */
const ANSWER_WITHIN_MS = 15_000;

/** Task that lists the clusters of the Kubernetes plugin. */
const LIST_TASK = 'eco-cluster-list';

interface ScheduledTask {
  taskId: string;
  taskState?: { lastRunEndedAt?: string };
}

/** Parts of a world. */
export interface WorldParts {
  /** Name of the cluster in the portal. */
  name: string;
  cluster: FaultCluster;
  /** Issues the certificates that the portal trusts. */
  authority: Authority;
  /** Proxy between the Kubernetes plugin and the API server. */
  proxy: FaultProxy;
  /** Faults between the Kubernetes plugin and the API server. */
  api: FaultSet;
  /** Faults between Eco and the Kubernetes plugin. */
  plugin: FaultSet;
  portal: TestPortal;
  /** Connection to the database of Eco's backend. */
  store: Knex;
  /** Server of that database. If omitted, the database is a file. */
  database?: FaultDatabase;
  /** A page of a browser. If omitted, no page is read. */
  page?: Page;
}

/**
 * A portal, a cluster that it reads, and two places in between where faults can
 * be injected.
 */
export class World {
  readonly name: string;
  readonly cluster: FaultCluster;
  readonly authority: Authority;
  readonly proxy: FaultProxy;
  readonly api: FaultSet;
  readonly plugin: FaultSet;
  readonly portal: TestPortal;
  readonly database: FaultDatabase | undefined;
  /** Client of the API server behind the proxy, which knows the real state. */
  truth: KubernetesClient;
  readonly #page: Page | undefined;
  readonly #client: EcoClient;
  readonly #knex: Knex;

  constructor(parts: WorldParts) {
    this.name = parts.name;
    this.cluster = parts.cluster;
    this.authority = parts.authority;
    this.proxy = parts.proxy;
    this.api = parts.api;
    this.plugin = parts.plugin;
    this.portal = parts.portal;
    this.database = parts.database;
    this.truth = parts.cluster.controlPlane.client;
    this.#page = parts.page;
    this.#knex = parts.store;
    const { baseUrl } = parts.portal;
    this.#client = new EcoClient({
      discoveryApi: { getBaseUrl: async id => `${baseUrl}/api/${id}` },
    });
  }

  /**
   * How often the faults of a case struck, counted by the proxies and the
   * database gate.
   */
  get strikes(): number {
    const refusals = this.database?.refusals ?? 0;
    return this.api.strikes + this.plugin.strikes + refusals;
  }

  /** Resets the counts. */
  forgetStrikes(): void {
    this.api.strike();
    this.plugin.strike();
    this.database?.forget();
  }

  /** Waits for the first read and its samples, and opens the page. */
  async begin(): Promise<void> {
    await poll(() => this.#isReadOk(), {
      what: 'a reading without a fault',
      withinMs: BEGUN_WITHIN_MS,
    });
    await poll(async () => this.#isSampled(), {
      what: 'a sample of every CRD',
      withinMs: SAMPLED_WITHIN_MS,
    }).catch(() => {
      // Missing samples follow a minute later, during a case.
    });
    if (this.#page) {
      const { baseUrl } = this.portal;
      await openStackPage(this.#page, { baseUrl, cluster: this.name });
    }
  }

  /** Triggers a read and waits until it has ended, successfully or not. */
  async refresh(): Promise<ClusterSummary> {
    const askedAt = new Date().toISOString();
    await this.askForReading();
    return poll(
      async () => {
        const cluster = await this.#summary();
        return (cluster?.outcome.at ?? '') > askedAt && cluster;
      },
      { what: 'the end of a reading', withinMs: READ_WITHIN_MS },
    );
  }

  /** Triggers a list of the clusters, and waits until it has ended. */
  async listClusters(): Promise<void> {
    const before = await this.#listedAt();
    await this.#askScheduler('POST', `/${LIST_TASK}/trigger`);
    await poll(async () => (await this.#listedAt()) !== before, {
      what: 'the end of a list of clusters',
      withinMs: READ_WITHIN_MS,
    });
  }

  /** Triggers a read without waiting for it. */
  askForReading(): Promise<void> {
    return this.#client.refreshCluster(this.name, { token: PORTAL_TOKEN });
  }

  /** Removes all faults of the proxies. */
  heal(): void {
    this.api.heal();
    this.plugin.heal();
  }

  /** Waits until the API answers. */
  async answers(): Promise<void> {
    await poll(async () => (await this.#summary()) !== undefined, {
      what: 'an answer of the API',
      withinMs: READ_WITHIN_MS,
    });
  }

  /** Reads store, API and page. */
  async look(tools: string[]): Promise<Reading> {
    const page = this.#page;
    return {
      store: await look(() => readStore(this.#knex, this.name)),
      api: await look(() =>
        readApi({
          client: this.#client,
          token: PORTAL_TOKEN,
          cluster: this.name,
          tools,
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        }),
      ),
      ...(page && { page: await look(() => readPage(page)) }),
    };
  }

  /**
   * Whether an object of the store really exists on the API server.
   *
   * @param identity - Identity in the store's view
   */
  async isThere(identity: string): Promise<boolean> {
    const [apiVersion, kind, namespace, name] = identity.split('|');
    if (name === undefined) {
      return this.#isServed(identity);
    }
    const reference = { apiVersion, kind, namespace, name };
    return (await this.truth.find(reference)) !== undefined;
  }

  async #summary(): Promise<ClusterSummary | undefined> {
    const clusters = await this.#client.getClusters({ token: PORTAL_TOKEN });
    return clusters.find(({ name }) => name === this.name);
  }

  /**
   * Whether the cluster was read. Retries once: the first read of all worlds at
   * once may time out.
   */
  async #isReadOk(): Promise<boolean> {
    const first = await this.#summary();
    if (!first || first.outcome.status === 'pending') {
      return false;
    }
    const { outcome } =
      first.outcome.status === 'ok' ? first : await this.refresh();
    if (outcome.status !== 'ok') {
      throw new Error(`${this.name} is ${outcome.status}: ${outcome.reason}`);
    }
    return true;
  }

  async #isSampled(): Promise<boolean> {
    const { parts, samples } = await readStore(this.#knex, this.name);
    return samples.size >= (parts.get('crds')?.objects.size ?? Infinity);
  }

  /**
   * Returns when Backstage's scheduler last listed the clusters, or tried to.
   */
  async #listedAt(): Promise<string | undefined> {
    const answer = await this.#askScheduler('GET', '');
    const { tasks } = (await answer.json()) as { tasks: ScheduledTask[] };
    const task = tasks.find(({ taskId }) => taskId === LIST_TASK);
    return task?.taskState?.lastRunEndedAt;
  }

  async #askScheduler(method: string, path: string): Promise<Response> {
    const tasks = `${this.portal.baseUrl}/api/eco/.backstage/scheduler/v1/tasks`;
    const answer = await fetch(`${tasks}${path}`, {
      method,
      headers: { authorization: `Bearer ${PORTAL_TOKEN}` },
    });
    if (!answer.ok) {
      throw new Error(`${method} ${answer.url} answered ${answer.status}`);
    }
    return answer;
  }

  async #isServed(identity: string): Promise<boolean> {
    const [group, version, resource] = identity.split('/');
    const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
    try {
      const { resources } = await this.truth.request<{
        resources: Array<{ name: string }>;
      }>({ method: 'GET', path });
      return resources.some(({ name }) => name === resource);
    } catch (error) {
      if (error instanceof KubernetesError && error.status === 404) {
        return false;
      }
      throw error;
    }
  }
}
