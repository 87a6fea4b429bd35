import { createServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { Authority, KubernetesClient, KubernetesObject } from 'control-plane';
import { poll } from './poll';

const NAMESPACE = 'kube-system';
const NAME = 'fault-metrics';
const GROUP = 'metrics.k8s.io';
const VERSION = 'v1beta1';

const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

const API_SERVICE = {
  apiVersion: 'apiregistration.k8s.io/v1',
  kind: 'APIService',
  name: `${VERSION}.${GROUP}`,
};

const USAGE = {
  metadata: { name: 'metal-1', creationTimestamp: '2026-01-01T00:00:00Z' },
  timestamp: '2026-01-01T00:00:00Z',
  window: '15s',
  usage: { cpu: '250m', memory: '512Mi' },
};

const ANSWERS: Record<string, object> = {
  '/apis': {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    items: [],
  },
  [`/apis/${GROUP}/${VERSION}`]: {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: `${GROUP}/${VERSION}`,
    resources: [
      {
        name: 'nodes',
        singularName: '',
        namespaced: false,
        kind: 'NodeMetrics',
        verbs: ['get', 'list'],
      },
    ],
  },
  [`/apis/${GROUP}/${VERSION}/nodes`]: {
    kind: 'NodeMetricsList',
    apiVersion: `${GROUP}/${VERSION}`,
    metadata: {},
    items: [USAGE],
  },
  [`/apis/${GROUP}/${VERSION}/nodes/${USAGE.metadata.name}`]: {
    kind: 'NodeMetrics',
    apiVersion: `${GROUP}/${VERSION}`,
    ...USAGE,
  },
};

/** An aggregated API server, like a metrics server. */
export interface MetricsServer {
  /** Stops answering. */
  close(): Promise<void>;
  /** Answers again, on the same port. */
  open(): Promise<void>;
}

/**
 * Serves `metrics.k8s.io` to an API server through a real APIService. The
 * aggregation is real, the figures are not.
 */
export async function startMetricsServer(
  client: KubernetesClient,
): Promise<MetricsServer> {
  const authority = await Authority.create('fault-metrics');
  const tls = await authority.issue({
    commonName: NAME,
    addresses: {
      ips: ['127.0.0.1'],
      names: ['localhost', `${NAME}.${NAMESPACE}.svc`],
    },
  });
  const server = createServer(tls, (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const body = ANSWERS[path];
    response.writeHead(body ? 200 : 404, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify(body ?? {}));
  });
  let port = 0;
  const open = async () => {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port }, resolve);
    });
    port = (server.address() as AddressInfo).port;
  };
  await open();
  for (const object of registration(port, authority.cert)) {
    await client.serverSideApply(object);
  }
  return {
    open,
    async close() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Waits until discovery reports the aggregated group as current or stale. */
export async function awaitMetrics(
  client: KubernetesClient,
  wanted: 'Current' | 'Stale',
): Promise<void> {
  let round = 0;
  await poll(
    async () => {
      // The aggregator checks once a minute, and whenever its APIService
      // changes.
      await client.patch(API_SERVICE, {
        metadata: { annotations: { 'faults/round': String(round++) } },
      });
      const groups = await client.request<DiscoveryList>({
        method: 'GET',
        path: '/apis',
        accept: AGGREGATED,
      });
      const group = groups.items.find(item => item.metadata.name === GROUP);
      return group?.versions[0]?.freshness === wanted;
    },
    { what: `the group ${GROUP} as ${wanted}`, withinMs: 60_000 },
  );
}

interface DiscoveryList {
  items: Array<{
    metadata: { name: string };
    versions: Array<{ freshness: string }>;
  }>;
}

function registration(port: number, ca: string): KubernetesObject[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: NAME, namespace: NAMESPACE },
      spec: { type: 'ExternalName', externalName: 'localhost' },
    },
    {
      apiVersion: API_SERVICE.apiVersion,
      kind: API_SERVICE.kind,
      metadata: { name: API_SERVICE.name },
      spec: {
        group: GROUP,
        version: VERSION,
        groupPriorityMinimum: 100,
        versionPriority: 100,
        service: { name: NAME, namespace: NAMESPACE, port },
        caBundle: Buffer.from(ca).toString('base64'),
      },
    },
  ];
}
