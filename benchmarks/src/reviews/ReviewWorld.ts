import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import {
  conditionOf,
  Database,
  DATABASE,
  DatabaseRequest,
  DatabaseReview,
  DatabaseSpec,
} from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from 'control-plane';
import { Guest, GUEST } from '../selfService/Guest';
import { NAMESPACE, Shop } from '../selfService/startShop';
import { NamedCase } from './ReviewCase';

const SECOND = 1000;
const TIMEOUT_SECONDS = 300;
const CONCURRENCY = 8;

/** What the controller reports on a Database. */
export interface Said {
  isReady: boolean;
  /** Reason of the condition Stalled. */
  reason?: string;
  message?: string;
}

/** A cluster with its portal, in which cases are reviewed and then created. */
export class ReviewWorld {
  readonly #limit = pLimit(CONCURRENCY);

  constructor(readonly shop: Shop, private readonly baseUrl: string) {}

  /** Creates the state before the case, and waits for it. */
  prepare({ name, from, earlier, objects }: NamedCase): Promise<void> {
    return this.#limit(async () => {
      for (const object of objects?.(name) ?? []) {
        await this.shop.controlPlane.client.create(object);
      }
      if (earlier?.isUnknown) {
        await this.#makeAndDelete(name, {
          ...earlier.spec,
          owner: earlier.owner,
        });
      } else if (earlier) {
        await this.#request(name, earlier.spec, earlier.owner);
        await this.#delete(name);
      }
      if (from) {
        await this.#request(name, from);
      }
    });
  }

  /** Makes Eco read the cluster, and waits for the result. */
  async refresh(): Promise<void> {
    const guest = await this.#guest();
    const askedAt = new Date().toISOString();
    await guest.eco.refreshCluster('shop', guest.options());
    await until(
      () => 'a reading of the cluster',
      async () => {
        const [cluster] = await guest.eco.getClusters(guest.options());
        const { at = '', status } = cluster?.outcome ?? {};
        return at > askedAt && status === 'ok';
      },
    );
  }

  /** Returns Eco's review of a case, as the form shows it. */
  review({ name, from, spec }: NamedCase): Promise<DatabaseReview> {
    return this.#limit(async () => {
      const guest = await this.#guest();
      return guest.databases.reviewDatabase(
        {
          operation: from ? 'update' : 'create',
          ...reference(name),
          owner: GUEST,
          spec: { ...spec },
        },
        guest.options(),
      );
    });
  }

  /** Creates or changes the Database, and waits for the controller's status. */
  fulfil({ name, from, spec }: NamedCase): Promise<Said> {
    return this.#limit(async () => {
      const { client } = this.shop.controlPlane;
      const wanted = {
        ...DATABASE,
        metadata: { name, namespace: NAMESPACE },
        ...(spec && { spec: { ...spec, owner: GUEST } }),
      };
      if (from) {
        await this.#replace(name, wanted.spec);
      } else {
        await client.create(wanted);
      }
      return this.#settled(name);
    });
  }

  async #replace(name: string, spec: DatabaseSpec | undefined): Promise<void> {
    const { client } = this.shop.controlPlane;
    const { base, resource } = await client.mapping(
      DATABASE.apiVersion,
      DATABASE.kind,
    );
    const live = await this.#find(name);
    await client.request({
      method: 'PUT',
      path: `${base}/namespaces/${NAMESPACE}/${resource}/${name}`,
      body: { ...live, spec },
    });
  }

  /** Waits until the controller has processed the newest spec. */
  async #settled(name: string): Promise<Said> {
    const started = Date.now();
    for (;;) {
      const database = (await this.#find(name)) as unknown as Database;
      const stalled = conditionOf(database, 'Stalled');
      const said: Said = {
        isReady: conditionOf(database, 'Ready')?.status === 'True',
        ...(stalled?.status === 'True' && {
          reason: stalled.reason,
          message: stalled.message,
        }),
      };
      const isSeen =
        database.status?.observedGeneration === database.metadata.generation;
      const isLate = Date.now() - started > TIMEOUT_SECONDS * SECOND;
      if (isLate || (isSeen && (said.isReady || said.reason))) {
        return said;
      }
      await sleep(SECOND);
    }
  }

  #find(name: string): Promise<KubernetesObject | undefined> {
    const { client } = this.shop.controlPlane;
    return client.find({ ...DATABASE, name, namespace: NAMESPACE });
  }

  async #makeAndDelete(name: string, spec: DatabaseSpec): Promise<void> {
    const { client } = this.shop.controlPlane;
    const metadata = { name, namespace: NAMESPACE };
    await client.create({ ...DATABASE, metadata, spec });
    await this.#settled(name);
    await client.delete({ ...DATABASE, ...metadata });
    await until(
      () => `${name} is gone`,
      async () => !(await this.#find(name)),
    );
  }

  async #request(
    name: string,
    spec: DatabaseSpec,
    owner = GUEST,
  ): Promise<void> {
    const guest = await this.#guest();
    const { id } = await guest.databases.createDatabaseRequest(
      {
        ...reference(name),
        owner,
        spec: { ...spec },
        idempotencyKey: `make/${name}`,
      },
      guest.options(),
    );
    await this.#done(id, 'ready');
  }

  async #delete(name: string): Promise<void> {
    const guest = await this.#guest();
    const { id } = await guest.databases.deleteDatabase(
      {
        ...reference(name),
        confirm: name,
        data: 'keep',
        idempotencyKey: `delete/${name}`,
      },
      guest.options(),
    );
    await this.#done(id, 'deleted');
  }

  async #done(id: string, end: string): Promise<void> {
    const guest = await this.#guest();
    let request: DatabaseRequest | undefined;
    const what = () => `request ${JSON.stringify(request)}`;
    await until(what, async () => {
      request = await guest.databases.getDatabaseRequest(
        { id },
        guest.options(),
      );
      const { isOpen, isStalled, state, name } = request;
      if (isStalled || (!isOpen && state !== end)) {
        throw new Error(`${name} is ${state}: ${JSON.stringify(request)}`);
      }
      return !isOpen;
    });
  }

  #guest(): Promise<Guest> {
    return Guest.signIn(this.baseUrl);
  }
}

function reference(name: string) {
  return { cluster: 'shop', namespace: NAMESPACE, name };
}

async function until(
  what: () => string,
  isSo: () => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + TIMEOUT_SECONDS * SECOND;
  while (!(await isSo())) {
    if (Date.now() > end) {
      throw new Error(`not in time: ${what()}`);
    }
    await sleep(SECOND);
  }
}
