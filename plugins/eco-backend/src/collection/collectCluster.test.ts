import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import {
  metricsServiceMock,
  tracingServiceMock,
} from '@backstage/backend-test-utils/alpha';
import {
  ControlPlane,
  createReader,
  KubernetesError,
  KubernetesObject,
  startControlPlane,
} from 'control-plane';
import { Knex } from 'knex';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { DEFAULT_SAMPLE_BUDGETS } from '../inventory';
import {
  directAccess,
  DirectAccess,
} from '../inventory/__testUtils__/directAccess';
import { listClusters, listEvents, loadInventory, loadSchema } from '../store';
import { keepClusters } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { createCollector } from './__testUtils__/createCollector';
import { Collector } from './Collector';
import { Telemetry } from './Telemetry';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const databases = createTestDatabases();
const metrics = metricsServiceMock.mock();
const recorded = { add: jest.fn(), record: jest.fn() };
const logger = mockServices.logger.mock();
let controlPlane: ControlPlane;
let access: DirectAccess;
let knex: Knex;
let collector: Collector;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'real' });
  const { token } = await createReader(controlPlane, {
    name: 'rocket-reader',
    clusterRoleFile: resolvePackagePath(
      '@backstage-eco/plugin-eco-backend',
      'rbac/eco-reader.yaml',
    ),
    rules: [{ apiGroups: ['acme.io'], resources: ['*'], verbs: ['list'] }],
  });
  const { url, caFile } = controlPlane;
  access = await directAccess({ url, caFile, token });
  knex = await openStore(databases, databases.eachSupportedId()[0][0]);
  const at = new Date().toISOString();
  await keepClusters({ knex, clusters: [{ name: 'real' }], at });
  metrics.createCounter.mockReturnValue(recorded);
  metrics.createHistogram.mockReturnValue(recorded);
  collector = createCollector({
    knex,
    access,
    logger,
    clusterTimeoutMs: 60_000,
    sampleBudgets: DEFAULT_SAMPLE_BUDGETS,
    telemetry: new Telemetry({ metrics, tracing: tracingServiceMock.mock() }),
  });
  collector.start();
  await untilRead();
});

afterAll(async () => {
  await collector?.stop();
  access?.close();
  await controlPlane?.stop();
});

async function untilRead(after?: string): Promise<void> {
  for (;;) {
    const [row] = await knex('clusters');
    if (row.attempted_at && row.attempted_at !== after && !row.claim_token) {
      expect(row.reason).toBeNull();
      return;
    }
    await sleep(20);
  }
}

async function refresh(): Promise<void> {
  const [{ attempted_at: before }] = await knex('clusters');
  await collector.refresh('real');
  await untilRead(before);
}

async function untilSampled(isSampled: () => Promise<boolean>): Promise<void> {
  while (!(await isSampled())) {
    // Sampling pauses for a minute; tests must not wait for it.
    await knex('clusters').update({ next_sample_at: '2000-01-01' });
    await sleep(100);
  }
}

const stored = async () => (await loadInventory({ knex, cluster: 'real' }))!;
const types = async () =>
  (
    await listEvents({
      knex,
      criteria: undefined,
      clusters: ['real'],
      limit: 50,
    })
  ).map(({ type }) => type);

const crd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'rockets.acme.io' },
  spec: {
    group: 'acme.io',
    scope: 'Cluster',
    names: { plural: 'rockets', kind: 'Rocket' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', description: 'Flies' } },
      },
    ],
  },
};

const rocket = { apiVersion: 'acme.io/v1', kind: 'Rocket' };

/** A new CRD is not served immediately. */
async function applyOnceServed(object: KubernetesObject): Promise<void> {
  for (;;) {
    try {
      await controlPlane.client.serverSideApply(object);
      return;
    } catch (error) {
      if (!(error instanceof KubernetesError) || error.status !== 404) {
        throw error;
      }
      await sleep(100);
    }
  }
}

describe('a cycle of a real cluster', () => {
  it('stores what it read, and how long it took', async () => {
    const { inventory } = await stored();
    expect(inventory.kubernetesVersion).toMatch(/^1\.\d+\./);
    expect(inventory.uid).toBeDefined();
    expect(await types()).toEqual(['first-known']);
    expect(recorded.record).toHaveBeenCalledWith(expect.any(Number), {
      outcome: 'ok',
    });
    expect(recorded.add).toHaveBeenCalledWith(1, { work: 'cycle' });
  });

  it('writes only what changed', async () => {
    const [before] = await knex('inventory_objects').count({ count: '*' });
    recorded.add.mockClear();
    await refresh();
    const written = recorded.add.mock.calls.filter(call => call.length === 1);
    // Leases are renewed all the time.
    expect(written).toEqual([[expect.any(Number)]]);
    expect(written[0][0]).toBeLessThan(5);
    expect(await knex('inventory_objects').count({ count: '*' })).toEqual([
      before,
    ]);
    expect(await types()).toEqual(['first-known']);
  });

  it('follows a CRD that is added, sampled and removed', async () => {
    await controlPlane.client.serverSideApply(crd);
    for (const name of ['a', 'b', 'c']) {
      await applyOnceServed({ ...rocket, metadata: { name } });
    }
    await refresh();
    expect((await types())[0]).toBe('crd-added');
    const { parts } = (await stored()).inventory;
    const [facts] = parts.crds?.state === 'read' ? parts.crds.items : [];
    const hash = facts.versions[0].schemaHash!;
    expect(await loadSchema({ knex, hash })).toContain('Flies');

    await untilSampled(async () => (await stored()).samples.length > 0);
    expect((await stored()).samples).toMatchObject([
      { plural: 'rockets', state: 'read', count: 3, sampled: 3 },
    ]);
    expect(recorded.add).toHaveBeenCalledWith(1, { work: 'samples' });

    const { apiVersion, kind, metadata } = crd;
    await controlPlane.client.delete({ apiVersion, kind, ...metadata });
    await refresh();
    expect((await types())[0]).toBe('crd-removed');
    await untilSampled(async () => (await stored()).samples.length === 0);
  });

  it('reports its progress', async () => {
    await collector.refresh('real');
    for (;;) {
      const [{ reading }] = await listClusters({ knex, criteria: undefined });
      if (!reading) {
        break;
      }
      expect(reading.requestedAt ?? reading.startedAt).toBeDefined();
      await sleep(5);
    }
    expect(logger.error).not.toHaveBeenCalled();
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
