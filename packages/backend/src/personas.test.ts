import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import authPlugin from '@backstage/plugin-auth-backend';
import guestProvider from '@backstage/plugin-auth-backend-module-guest-provider';
import permissionPlugin from '@backstage/plugin-permission-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { JsonObject } from '@backstage/types';
import ecoPlugin from '@backstage-eco/plugin-eco-backend';
import { ControlPlane, createReader, startControlPlane } from 'demo-cluster';
import request from 'supertest';
import { parse } from 'yaml';
import demoPersonas from './demoPersonas';
import policy from './permissions';

// The very first start of a control plane builds it or fetches it.
jest.setTimeout(900_000);

const DEMO = dirname(require.resolve('demo-cluster/package.json'));
const ROOT = join(DEMO, '../..');
const ROLE = join(ROOT, 'plugins/eco-backend/rbac/eco-reader.yaml');
const DANA = 'user:default/dana';
const PETRA = 'user:default/petra';
const AMARA = 'user:default/amara';

const { NODE_ENV } = process.env;
let controlPlane: ControlPlane;
let backend: Awaited<ReturnType<typeof startTestBackend>>;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'personas' });
  for (const object of [namespace('argocd'), argoCdServer()]) {
    await controlPlane.client.serverSideApply(object);
  }
  process.env = { ...process.env, NODE_ENV: 'development' };
  backend = await startPortal();
  await clustersRead();
});

afterAll(async () => {
  process.env = { ...process.env, NODE_ENV };
  await backend?.stop();
  await controlPlane?.stop();
});

/** The demo's configuration, on one API server under the names of its two. */
async function demoConfig(): Promise<JsonObject> {
  const { token } = await createReader(controlPlane, { clusterRoleFile: ROLE });
  const clusters = ['demo-dev', 'demo-prod'].map(name => ({
    name,
    url: controlPlane.url,
    caData: controlPlane.caData,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
  }));
  const files = await Promise.all(
    ['app-config.yaml', 'app-config.demo.yaml'].map(name =>
      readFile(join(ROOT, name), 'utf8'),
    ),
  );
  const parts = [
    ...files.map(text => parse(text) as JsonObject),
    {
      localAccess: { key: 'of-this-test' },
      kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
      catalog: {
        locations: [
          {
            type: 'file',
            target: join(DEMO, 'catalog/organization.yaml'),
          },
        ],
      },
    },
  ];
  return ConfigReader.fromConfigs(
    parts.map((data, index) => ({ data, context: `part ${index}` })),
  ).get();
}

/** As packages/backend is wired, without its pages, and with a person unknown. */
async function startPortal() {
  const data = (await demoConfig()) as any;
  data.auth.providers.demoPersonas.personas.push({
    user: 'user:default/nobody',
    name: 'Nobody',
  });
  return startTestBackend({
    features: [
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      permissionsRegistryServiceFactory,
      userInfoServiceFactory,
      mockServices.rootConfig.factory({ data }),
      authPlugin,
      guestProvider,
      demoPersonas,
      permissionPlugin,
      policy,
      catalogPlugin,
      kubernetesPlugin,
      ecoPlugin,
    ],
  });
}

function namespace(name: string) {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function argoCdServer() {
  const labels = { 'app.kubernetes.io/name': 'argocd-server' };
  const image = 'quay.io/argoproj/argocd:v3.2.0';
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'argocd-server', namespace: 'argocd', labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'server', image }] },
      },
    },
  };
}

/** Asks for a token, as the sign-in page does. */
function signIn(user?: string) {
  const asked = request(backend.server)
    .get(`/api/auth/${user ? 'demoPersonas' : 'guest'}/refresh`)
    .set('x-requested-with', 'XMLHttpRequest');
  return user ? asked.set('x-demo-persona', user) : asked;
}

/** @param user - without one: as the guest, who is no person of the demo */
async function portalAs(user?: string) {
  const { body } = await signIn(user).expect(200);
  const { token } = body.backstageIdentity;
  return {
    get: (path: string) =>
      request(backend.server)
        .get(`/api${path}`)
        .auth(token, { type: 'bearer' }),
    post: (path: string) =>
      request(backend.server)
        .post(`/api${path}`)
        .auth(token, { type: 'bearer' }),
  };
}

/** Waits until people can sign in, and both clusters were read. */
async function clustersRead(): Promise<void> {
  while ((await signIn(PETRA)).status !== 200) {
    await sleep(100);
  }
  const portal = await portalAs(PETRA);
  for (;;) {
    const { body } = await portal.get('/eco/clusters').expect(200);
    const outcomes = body.items.map((item: any) => item.outcome.status);
    if (outcomes.join() === 'ok,ok') {
      return;
    }
    await sleep(100);
  }
}

const namesOf = (items: Array<{ name: string }>) =>
  items.map(({ name }) => name);

describe('a person of the demo', () => {
  it('is let in under the name of the catalog, with the own groups', async () => {
    const { body } = await signIn(DANA).expect(200);
    expect(body.profile).toEqual({ displayName: 'Dana Kim' });
    const portal = await portalAs(DANA);
    const { body: entity } = await portal
      .get('/catalog/entities/by-name/user/default/dana')
      .expect(200);
    expect(entity.spec.profile).toEqual(body.profile);
    expect(body.backstageIdentity.identity).toMatchObject({
      userEntityRef: DANA,
      ownershipEntityRefs: [DANA, 'group:default/shop-team'],
    });
  });

  it('has to be one of those who are configured', async () => {
    const { body } = await signIn('user:default/eve').expect(400);
    expect(body.error.message).toContain(`has to be one of ${DANA}, ${PETRA}`);
  });

  it('is named where the catalog does not have them', async () => {
    const { body } = await signIn('user:default/nobody').expect(404);
    expect(body.error.message).toMatch(
      /names user:default\/nobody, whom the catalog does not have/,
    );
  });
});

describe('the developer', () => {
  it('sees one cluster, and hears nothing of the other', async () => {
    const portal = await portalAs(DANA);
    const clusters = await portal.get('/eco/clusters').expect(200);
    expect(namesOf(clusters.body.items)).toEqual(['demo-dev']);
    await portal.get('/eco/clusters/demo-dev').expect(200);
    for (const path of [
      '/eco/stack',
      '/eco/tools/argocd',
      '/eco/history',
      '/eco/certificates',
      '/eco/storage',
    ]) {
      const { text } = await portal.get(path).expect(200);
      expect(text).toContain('demo-dev');
      expect(text).not.toContain('demo-prod');
    }
    for (const path of [
      '/eco/clusters/demo-prod',
      '/eco/clusters/demo-prod/inventory/deployments',
      '/eco/stack?cluster=demo-prod',
      '/eco/history?cluster=demo-prod',
    ]) {
      await portal.get(path).expect(404);
    }
  });

  it('sees a tool in the one cluster, where others see it in both', async () => {
    const clustersOfTool = async (user: string) => {
      const portal = await portalAs(user);
      const { body } = await portal.get('/eco/tools/argocd').expect(200);
      return body.detections.map((each: any) => each.cluster).sort();
    };
    expect(await clustersOfTool(DANA)).toEqual(['demo-dev']);
    expect(await clustersOfTool(AMARA)).toEqual(['demo-dev', 'demo-prod']);
    expect(await clustersOfTool(PETRA)).toEqual(['demo-dev', 'demo-prod']);
  });

  it('is told that a refresh is denied', async () => {
    const portal = await portalAs(DANA);
    for (const cluster of ['demo-dev', 'demo-prod', 'no-such-cluster']) {
      const { body } = await portal
        .post(`/eco/clusters/${cluster}/refresh`)
        .expect(403);
      expect(body.error.message).toBe(
        `You may not refresh cluster '${cluster}': permission eco.inventory.refresh is denied`,
      );
    }
  });

  it('does not see the other cluster through the Kubernetes plugin', async () => {
    const portal = await portalAs(DANA);
    for (const path of ['clusters', 'proxy/api/v1/namespaces']) {
      const { status } = await portal.get(`/kubernetes/${path}`);
      expect([path, status]).toEqual([path, 403]);
    }
  });
});

describe('the auditor', () => {
  it('sees all clusters and their history, and changes nothing', async () => {
    const portal = await portalAs(AMARA);
    const { body } = await portal.get('/eco/clusters').expect(200);
    expect(namesOf(body.items)).toEqual(['demo-dev', 'demo-prod']);
    const { text } = await portal.get('/eco/history').expect(200);
    expect(text).toMatch(/demo-prod/);
    for (const action of ['refresh', 'restore']) {
      await portal.post(`/eco/clusters/demo-dev/${action}`).expect(403);
    }
    await portal.get('/kubernetes/clusters').expect(200);
    await portal.get('/kubernetes/proxy/api/v1/namespaces').expect(403);
  });
});

describe('the platform engineer', () => {
  it('sees all clusters, and has them read again', async () => {
    const portal = await portalAs(PETRA);
    const { body } = await portal.get('/eco/clusters').expect(200);
    expect(namesOf(body.items)).toEqual(['demo-dev', 'demo-prod']);
    await portal.post('/eco/clusters/demo-prod/refresh').expect(202);
    // Nothing is archived; it is not forbidden to ask.
    await portal.post('/eco/clusters/demo-prod/restore').expect(404);
  });
});

describe('a guest of the demo', () => {
  it('sees no cluster, and is told why', async () => {
    const portal = await portalAs();
    const { body } = await portal.get('/eco/clusters').expect(403);
    expect(body.error.message).toBe(
      'You may not read clusters: permission eco.inventory.read is denied',
    );
  });
});
