import { readFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import {
  ClusterSummary,
  Stack,
  StackLayer,
  ToolDetail,
} from '@backstage-eco/plugin-eco-common';
import { ControlPlane, createReader, startControlPlane } from 'control-plane';
import request from 'supertest';
import { parse } from 'yaml';
import { closingDatabase } from 'test-database';
import ecoPlugin from '.';
import { silentAuditor } from './api/__testUtils__/silentAuditor';

const roleFile = (name: string) =>
  resolvePackagePath('@backstage-eco/plugin-eco-backend', `rbac/${name}.yaml`);
const CLUSTER_ROLE_FILE = roleFile('eco-reader');

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

let controlPlane: ControlPlane;
let webPage: Server;
let portal: Awaited<ReturnType<typeof startPortal>>;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'eco', auditLog: true });
  for (const object of [namespace('argocd'), argoCdServer()]) {
    await controlPlane.client.serverSideApply(object);
  }
  webPage = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<html>Hello</html>'),
  );
  await new Promise<void>(done => webPage.listen(0, '127.0.0.1', done));
  const { token } = await createReader(controlPlane, {
    clusterRoleFiles: [CLUSTER_ROLE_FILE, roleFile('eco-ingresses')],
  });
  portal = await startPortal(token);
});

afterAll(async () => {
  await portal?.backend.stop();
  await controlPlane?.stop();
  webPage?.close();
  webPage?.closeAllConnections();
});

async function startPortal(token: string) {
  const real = {
    url: controlPlane.url,
    caData: controlPlane.caData,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
  };
  const page = `http://127.0.0.1:${(webPage.address() as AddressInfo).port}`;
  const twice = { ...real, name: 'twice' };
  const clusters = [
    { ...real, name: 'real', title: 'Real cluster' },
    { ...real, name: 'wrong-token', serviceAccountToken: 'nobody' },
    twice,
    { ...real, name: 'nobody-there', url: 'https://127.0.0.1:1' },
    { ...real, name: 'web-page', url: page },
    { ...real, name: 'wrong-authority', caData: undefined },
    {
      name: 'browser-only',
      url: controlPlane.url,
      authProvider: 'oidc',
      oidcTokenProvider: 'okta',
    },
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
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              { type: 'config', clusters },
              { type: 'config', clusters: [twice] },
            ],
          },
        },
      }),
    ],
  });
  return { backend, api: request(backend.server) };
}

/** Returns the clusters, once all were tried. */
async function triedClusters(): Promise<Map<string, ClusterSummary>> {
  for (;;) {
    const { body } = await portal.api.get('/api/eco/clusters').expect(200);
    const items: ClusterSummary[] = body.items;
    if (items.length > 0 && items.every(({ outcome }) => outcome.at)) {
      return new Map(items.map(item => [item.name, item]));
    }
    await sleep(100);
  }
}

/** Refreshes a cluster, and waits until it has been read. */
async function refreshed(name: string): Promise<ClusterSummary> {
  const path = `/api/eco/clusters/${name}/refresh`;
  const { body } = await portal.api.post(path).expect(202);
  for (;;) {
    const cluster = (await triedClusters()).get(name);
    if (cluster?.outcome.at && cluster.outcome.at > body.acceptedAt) {
      return cluster;
    }
    await sleep(100);
  }
}

async function gitopsLayer(): Promise<StackLayer> {
  const { body } = await portal.api.get('/api/eco/stack?cluster=real');
  return (body as Stack).layers.find(({ id }) => id === 'gitops')!;
}

function namespace(name: string) {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function argoCdServer(version = 'v3.2.0') {
  const labels = { 'app.kubernetes.io/name': 'argocd-server' };
  const container = {
    name: 'server',
    image: `quay.io/argoproj/argocd:${version}`,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'argocd-server', namespace: 'argocd', labels },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  };
}

describe('the plugin on a real API server', () => {
  it('reads everything with the shipped ClusterRole, and only lists', async () => {
    const cluster = (await triedClusters()).get('real')!;
    expect(cluster).toMatchObject({
      title: 'Real cluster',
      outcome: { status: 'ok' },
      unread: [],
      nodeCount: 0,
    });
    expect(cluster.kubernetesVersion).toMatch(/^1\.\d+\./);

    const log = await readFile(controlPlane.auditLogFile!, 'utf8');
    const calls = log
      .split('\n')
      .filter(line => line.includes('eco-system:eco-reader'))
      .map(line => JSON.parse(line));
    expect(calls.length).toBeGreaterThan(20);
    expect(new Set(calls.map(({ verb }) => verb))).toEqual(
      new Set(['get', 'list']),
    );
    expect(log).not.toMatch(/eco-reader[^\n]*"resource":"secrets"/);
  });

  it('requests every kind that the ClusterRole grants', async () => {
    const role = parse(await readFile(CLUSTER_ROLE_FILE, 'utf8'));
    const log = await readFile(controlPlane.auditLogFile!, 'utf8');
    const granted = role.rules.flatMap((rule: any) => rule.resources ?? []);
    const isAsked = (resource: string) =>
      new RegExp(`eco-reader[^\\n]*"resource":"${resource}"`).test(log);
    // APIs that are not installed are not requested.
    expect(granted.filter((each: string) => !isAsked(each))).toEqual([
      'certificates',
      'clusterissuers',
      'issuers',
      'databases',
      'clustersecretstores',
      'externalsecrets',
      'secretstores',
      'gatewayclasses',
      'podmonitors',
      'prometheusrules',
      'servicemonitors',
      'clusterextensions',
      'catalogsources',
      'clusterserviceversions',
      'installplans',
      'operatorgroups',
      'subscriptions',
    ]);
  });

  it('recognises what really runs, with its evidence', async () => {
    const layer = await gitopsLayer();
    expect(layer.unknownIn).toEqual([]);
    expect(layer.tools).toMatchObject([
      { id: 'argocd', clusters: [{ state: 'installed', versions: ['3.2.0'] }] },
    ]);
    const { body } = await portal.api.get('/api/eco/tools/argocd?cluster=real');
    expect((body as ToolDetail).detections[0].evidence).toContainEqual({
      signal: 'image',
      object: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'argocd',
        name: 'argocd-server',
      },
      field: 'spec.template.spec.containers[0].image',
      value: 'quay.io/argoproj/argocd:v3.2.0',
    });
  });

  it('watches changes through the Kubernetes plugin, and requests no more', async () => {
    const before = (await readFile(controlPlane.auditLogFile!, 'utf8')).length;
    await controlPlane.client.serverSideApply(argoCdServer('v3.2.1'));
    expect((await refreshed('real')).outcome.status).toBe('ok');
    expect((await gitopsLayer()).tools).toMatchObject([
      { id: 'argocd', clusters: [{ versions: ['3.2.1'] }] },
    ]);
    const log = (await readFile(controlPlane.auditLogFile!, 'utf8'))
      .slice(before)
      .split('\n')
      .filter(line => line.includes('eco-system:eco-reader'))
      .map(line => JSON.parse(line));
    const listed = log
      .filter(({ verb }) => verb === 'list')
      .map(({ objectRef }) => objectRef.resource);
    expect(new Set(listed)).toEqual(new Set(['namespaces', 'leases']));
    expect(log.filter(({ verb }) => verb === 'watch').length).toBeGreaterThan(
      20,
    );
  });

  it('reports what is wrong with each failing cluster, and reads the others', async () => {
    const clusters = [...(await triedClusters()).values()];
    expect(
      Object.fromEntries(
        clusters.map(each => [each.name, each.outcome.status]),
      ),
    ).toEqual({
      real: 'ok',
      twice: 'duplicate-name',
      'browser-only': 'client-side-auth',
      'nobody-there': 'unreachable',
      'web-page': 'not-a-cluster',
      'wrong-authority': 'unreachable',
      'wrong-token': 'unauthorised',
    });
    const { body } = await portal.api.get('/api/eco/stack');
    const gitops = (body as Stack).layers.find(({ id }) => id === 'gitops')!;
    expect(gitops.unknownIn.map(({ cluster }) => cluster)).toEqual(
      clusters.map(({ name }) => name).filter(name => name !== 'real'),
    );
  });

  it('keeps the objects of a kind that it may no longer read', async () => {
    const role = parse(await readFile(CLUSTER_ROLE_FILE, 'utf8'));
    const before = await gitopsLayer();
    await controlPlane.client.serverSideApply({
      ...role,
      rules: role.rules.filter((rule: any) => rule.apiGroups?.[0] !== 'apps'),
    });
    const cluster = await refreshed('real');
    expect(cluster.outcome.status).toBe('partial');
    expect(cluster.unread.map(({ kind }) => kind)).toEqual([
      'daemonSets',
      'deployments',
      'replicaSets',
      'statefulSets',
    ]);
    expect(cluster.unread[1].reason).toContain('cannot list');
    const layer = await gitopsLayer();
    expect(layer.tools).toEqual(before.tools);
    // Flux may have been found already; Argo CD has been.
    expect(layer.unknownIn[0].reason).toMatch(/Flux/);
    expect(layer.unknownIn[0].reason).not.toMatch(/Argo CD/);
  });

  it('keeps everything, with its age, when the API server is gone', async () => {
    const before = await gitopsLayer();
    await controlPlane.stop();
    const cluster = await refreshed('real');
    expect(cluster.outcome.status).toBe('unreachable');
    expect(cluster.readAt! < cluster.outcome.at!).toBe(true);
    expect(cluster.unread).toContainEqual(
      expect.objectContaining({ kind: 'crds', lastReadAt: expect.any(String) }),
    );
    expect((await gitopsLayer()).tools).toEqual(before.tools);
  });
});
