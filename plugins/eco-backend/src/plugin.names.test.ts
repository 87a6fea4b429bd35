import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { ControlPlane, createReader, startControlPlane } from 'control-plane';
import request from 'supertest';
import { parse } from 'yaml';
import { closingDatabase } from 'test-database';
import ecoPlugin from '.';
import { silentAuditor } from './api/__testUtils__/silentAuditor';

const CLUSTER_ROLE_FILE = resolvePackagePath(
  '@backstage-eco/plugin-eco-backend',
  'rbac/eco-reader.yaml',
);

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

let controlPlane: ControlPlane;
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'names', auditLog: true });
  portal = await startPortal();
});

afterAll(async () => {
  await portal?.backend.stop();
  await controlPlane?.stop();
});

/**
 * Starts a portal with several names of one API server: two with the same
 * access, and one that may not list nodes.
 */
async function startPortal() {
  const { url, caData } = controlPlane;
  const { rules } = parse(await readFile(CLUSTER_ROLE_FILE, 'utf8'));
  const fewer = rules
    .map((rule: { resources?: string[] }) => ({
      ...rule,
      resources: rule.resources?.filter(resource => resource !== 'nodes'),
    }))
    .filter((rule: { resources?: string[] }) => rule.resources?.length !== 0);
  const cluster = async (name: string, accessRules: typeof rules) => {
    const { token } = await createReader(controlPlane, {
      name: `reader-${name}`,
      rules: accessRules,
    });
    return {
      name,
      url,
      caData,
      authProvider: 'serviceAccount',
      serviceAccountToken: token,
    };
  };
  const clusters = [
    await cluster('blue', rules),
    await cluster('azure', rules),
    await cluster('dim', fewer),
  ];
  const backend = await startTestBackend({
    features: [
      kubernetesPlugin,
      closingDatabase,
      ecoPlugin,
      catalogServiceMock.factory(),
      silentAuditor.factory,
      mockServices.rootConfig.factory({
        data: {
          eco: { collection: { frequency: { seconds: 10 } } },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: clusters.map(each => ({
              type: 'config',
              clusters: [each],
            })),
          },
        },
      }),
    ],
  });
  return { backend, api: request(backend.server) };
}

async function clusterOf(name: string): Promise<ClusterSummary | undefined> {
  const { body, status } = await portal.api.get(`/api/eco/clusters/${name}`);
  return status === 200 ? body.cluster : undefined;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) {
    await sleep(200);
  }
}

const isTried = async (name: string) =>
  (await clusterOf(name))?.outcome.at !== undefined;

/**
 * Returns the requests to the API server under a name, after a byte offset of
 * its log.
 */
async function requestsOf(name: string, since: number): Promise<string[]> {
  const log = await readFile(controlPlane.auditLogFile!, 'utf8');
  return log
    .slice(since)
    .split('\n')
    .filter(line => line.includes(`eco-system:reader-${name}"`))
    .map(line => JSON.parse(line).requestURI);
}

describe('an API server with several names in the configuration', () => {
  it('is one cluster with its names', async () => {
    for (const name of ['blue', 'azure', 'dim']) {
      await until(() => isTried(name));
    }
    const { body } = await portal.api.get('/api/eco/clusters').expect(200);
    expect(body.items).toMatchObject([
      { name: 'azure', otherNames: ['blue', 'dim'] },
    ]);
    const fleet = await portal.api.get('/api/eco/fleet').expect(200);
    expect(fleet.body.items).toHaveLength(1);
  });

  it('is read under one of them; the others only check the uid', async () => {
    const since = (await readFile(controlPlane.auditLogFile!, 'utf8')).length;
    const before = (await clusterOf('azure'))!.outcome.at;
    const blue = (await clusterOf('blue'))!.outcome.at;
    await until(async () => (await clusterOf('azure'))!.outcome.at !== before);
    await until(async () => (await requestsOf('blue', since)).length > 0);
    for (const name of ['blue', 'dim']) {
      const asked = new Set(await requestsOf(name, since));
      expect([...asked].filter(each => !each.includes('kube-system'))).toEqual(
        [],
      );
    }
    expect((await clusterOf('blue'))!.outcome.at).toBe(blue);
    expect((await requestsOf('azure', since)).length).toBeGreaterThan(20);
  });

  it('is read under another name on request', async () => {
    const before = (await clusterOf('blue'))!.outcome.at;
    await portal.api.post('/api/eco/clusters/blue/refresh').expect(202);
    await until(async () => (await clusterOf('blue'))!.outcome.at !== before);
    expect(await clusterOf('blue')).toMatchObject({
      outcome: { status: 'ok' },
      otherNames: ['azure', 'dim'],
    });
  });

  it('is read under the next name if the first loses access', async () => {
    await controlPlane.client.request({
      method: 'DELETE',
      path: '/api/v1/namespaces/eco-system/serviceaccounts/reader-azure',
    });
    const isRefused = async () =>
      (await clusterOf('azure'))!.outcome.status === 'unauthorised';
    await until(isRefused);
    const { body } = await portal.api.get('/api/eco/clusters').expect(200);
    expect(body.items).toMatchObject([
      { name: 'azure', outcome: { status: 'unauthorised' } },
      { name: 'blue', otherNames: ['dim'] },
    ]);
    const before = (await clusterOf('blue'))!.outcome.at;
    await until(async () => (await clusterOf('blue'))!.outcome.at !== before);
  });
});
