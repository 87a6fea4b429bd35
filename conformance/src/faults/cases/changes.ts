import { readFile } from 'node:fs/promises';
import {
  KubernetesClient,
  KubernetesError,
  KubernetesObject,
} from 'control-plane';
import { parse } from 'yaml';
import { everything, observe, pathIs, refuse, resource } from 'fault-injection';
import { FaultCase, FaultGroup } from '../FaultCase';
import {
  bigDeployment,
  FIXTURE_NAMESPACE,
  JAEGER,
  TEMPO,
} from '../world/fixture';
import { poll } from '../world/poll';
import { CLUSTER_ROLE } from '../world/startFaultCluster';
import { awaitMetrics } from '../world/startMetricsServer';
import { World } from '../world/World';
import { APPS, DEPLOYMENTS_STALE, NOTHING_LOST } from './expectations';
import { strikeApi } from './strikeApi';

const DEPLOYMENTS = resource('deployments');
const CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
};
const GATEWAY_API = 'gateway.networking.k8s.io';
const GATEWAY_CLASSES = `gatewayclasses.${GATEWAY_API}`;
const JAEGER_OBJECT = `apps/v1|Deployment|${FIXTURE_NAMESPACE}|jaeger`;

const BIG_OBJECTS = ['big-1', 'big-2', 'big-3', 'big-4', 'big-5'];
const MEGABYTE = 1024 * 1024;

const WITHIN_MS = 60_000;
const SKEW_MS = 3 * 86_400_000;

/** Real changes in the cluster, before or during a read. */
export const changes: FaultGroup = {
  name: 'changes',
  areSideBySide: false,
  cases: [
    apiServiceUnavailable(),
    groupRemoved(),
    permissionTaken(),
    {
      name: 'object-deleted',
      title: 'a Deployment is deleted, and everything can be read',
      expected: { ...NOTHING_LOST, goneTools: ['jaeger'] },
      goneAfterwards: { tools: ['jaeger'], objects: [JAEGER_OBJECT] },
      async strike({ truth, api }) {
        api.strike({ matches: DEPLOYMENTS, strike: observe(() => true) });
        await truth.delete(referenceOf(JAEGER));
      },
      restore: putBack(JAEGER),
    },
    {
      name: 'object-deleted-unseen',
      title: 'a Deployment is deleted while Deployments cannot be read',
      expected: { ...DEPLOYMENTS_STALE, reason: /403/ },
      goneAfterwards: { tools: ['jaeger'], objects: [JAEGER_OBJECT] },
      async strike(world) {
        await strikeApi(DEPLOYMENTS, refuse(403, 'Forbidden'))(world);
        await world.truth.delete(referenceOf(JAEGER));
      },
      restore: putBack(JAEGER),
    },
    {
      name: 'tool-installed-unseen',
      title: 'a tool is installed while Deployments cannot be read',
      expected: DEPLOYMENTS_STALE,
      async strike(world) {
        const { truth } = world;
        await strikeApi(DEPLOYMENTS, refuse(403, 'Forbidden'))(world);
        await truth.serverSideApply(TEMPO);
        return () => truth.delete(referenceOf(TEMPO));
      },
    },
    {
      name: 'big-objects',
      title: 'five objects of 1 MiB each',
      expected: { ...NOTHING_LOST, changedParts: ['deployments'] },
      async strike({ truth, api }) {
        const big = BIG_OBJECTS.map(bigDeployment);
        await Promise.all(big.map(object => truth.create(object)));
        api.strike({
          matches: DEPLOYMENTS,
          strike: observe(({ body }) => body.length > big.length * MEGABYTE),
        });
        return () =>
          Promise.all(big.map(object => truth.delete(referenceOf(object))));
      },
    },
    {
      name: 'clock-skew',
      title: 'the clock of the API server is three days ahead',
      expected: { ...NOTHING_LOST, changedParts: 'all' },
      strike: strikeApi(everything, async exchange => {
        const { status, headers, body } = await exchange.ask();
        const date = new Date(Date.now() + SKEW_MS).toUTCString();
        exchange.answer(status, skewed(body), { ...headers, date });
      }),
    },
    // Keep this apart from the other case: an API server is slow to delete a
    // CRD that was recreated a moment before.
    crdDeletedInTheMiddle(),
  ],
};

/** Moves every timestamp in an answer by the same span. */
function skewed(body: Buffer): string {
  return body
    .toString('utf8')
    .replace(/"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?Z"/g, (_, time) => {
      const moved = new Date(Date.parse(`${time}Z`) + SKEW_MS).toISOString();
      return `"${moved.slice(0, 19)}Z"`;
    });
}

function permissionTaken(): FaultCase {
  return {
    name: 'permission-taken',
    title: 'RBAC: the right to list the group apps is taken away',
    expected: {
      outcome: ['partial'],
      stale: APPS,
      reason: /cannot list/,
      changedParts: ['clusterRoles'],
    },
    async strike(world) {
      const { truth, api } = world;
      const role = parse(await readFile(CLUSTER_ROLE, 'utf8'));
      const rules = role.rules.filter(
        ({ apiGroups }: { apiGroups?: string[] }) => apiGroups?.[0] !== 'apps',
      );
      await truth.serverSideApply({ ...role, rules });
      await untilReaderMay(world, false);
      api.strike({
        matches: everything,
        strike: observe(({ status }) => status === 403),
      });
      return async () => {
        await truth.serverSideApply(role);
        await untilReaderMay(world, true);
      };
    },
  };
}

/** Waits until the API server has applied a change of its RBAC rules. */
async function untilReaderMay(world: World, wanted: boolean): Promise<void> {
  const { controlPlane, token } = world.cluster;
  const reader = new KubernetesClient({
    url: controlPlane.url,
    ca: await readFile(controlPlane.caFile, 'utf8'),
    token,
  });
  try {
    await poll(async () => (await mayList(reader)) === wanted, {
      what: 'a change of the permissions',
      withinMs: WITHIN_MS,
    });
  } finally {
    reader.close();
  }
}

async function mayList(reader: KubernetesClient): Promise<boolean> {
  try {
    await reader.getText('/apis/apps/v1/deployments?limit=1');
    return true;
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 403) {
      return false;
    }
    throw error;
  }
}

function apiServiceUnavailable(): FaultCase {
  return {
    name: 'apiservice-unavailable',
    title: '503: the server behind an APIService is gone',
    expected: {
      // The cluster itself is read: only the metrics are old.
      outcome: ['ok'],
      stale: ['nodeMetrics'],
      changedParts: ['apiServices'],
    },
    async strike({ api, cluster }) {
      const { client } = cluster.controlPlane;
      await cluster.metrics.close();
      await awaitMetrics(client, 'Stale');
      api.strike({
        matches: pathIs('/apis'),
        strike: observe(({ body }) => body.includes('"freshness":"Stale"')),
      });
      return async () => {
        await cluster.metrics.open();
        await awaitMetrics(client, 'Current');
      };
    },
  };
}

function crdDeletedInTheMiddle(): FaultCase {
  let removed: KubernetesObject[] = [];
  return {
    name: 'crd-deleted-in-the-middle',
    title: 'a CRD is deleted after discovery, before its objects are listed',
    expected: {
      outcome: ['partial'],
      stale: ['gatewayClasses'],
      // It is deleted while these are read: both answers are right.
      maybeStale: ['apiResources'],
    },
    goneAfterwards: {
      tools: [],
      objects: [
        `${CRD.apiVersion}|${CRD.kind}||${GATEWAY_CLASSES}`,
        `${GATEWAY_API}/v1|GatewayClass||traefik`,
      ],
    },
    async strike({ truth, api }) {
      removed = await gatewayObjects(truth, [GATEWAY_CLASSES]);
      let deletion: Promise<void> | undefined;
      api.strike({
        matches: resource('gatewayclasses'),
        async strike(exchange) {
          deletion ??= deleteCrds(truth, [GATEWAY_CLASSES]);
          await deletion;
          await exchange.pass();
        },
      });
    },
    restore: ({ truth }) => reinstall(truth, removed),
  };
}

function groupRemoved(): FaultCase {
  let removed: KubernetesObject[] = [];
  return {
    name: 'group-removed',
    title:
      'a group is removed with all of its CRDs, and everything can be read',
    expected: { ...NOTHING_LOST, goneTools: ['gateway-api'] },
    goneAfterwards: {
      tools: ['gateway-api'],
      objects: [
        `${CRD.apiVersion}|${CRD.kind}||${GATEWAY_CLASSES}`,
        `${GATEWAY_API}/v1|GatewayClass||traefik`,
      ],
    },
    async strike({ truth, api }) {
      const names = (await truth.list(CRD))
        .filter(({ spec }) => spec.group === GATEWAY_API)
        .map(({ metadata }) => metadata.name);
      removed = await gatewayObjects(truth, names);
      await deleteCrds(truth, names);
      api.strike({
        matches: pathIs('/apis'),
        strike: observe(({ body }) => !body.includes(GATEWAY_API)),
      });
    },
    restore: ({ truth }) => reinstall(truth, removed),
  };
}

/** Returns CRDs by name and the GatewayClasses, ready to be applied again. */
async function gatewayObjects(
  truth: KubernetesClient,
  names: string[],
): Promise<KubernetesObject[]> {
  const crds = await Promise.all(
    names.map(name => truth.get({ ...CRD, name })),
  );
  const classes = await truth.list({
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'GatewayClass',
  });
  return [...crds, ...classes].map(({ apiVersion, kind, metadata, spec }) => ({
    apiVersion,
    kind,
    spec,
    metadata: {
      name: metadata.name,
      labels: metadata.labels,
      annotations: metadata.annotations,
    },
  }));
}

async function deleteCrds(
  truth: KubernetesClient,
  names: string[],
): Promise<void> {
  await Promise.all(names.map(name => truth.delete({ ...CRD, name })));
  await poll(
    async () => {
      const left = await truth.list(CRD);
      const isServed = (await truth.getText('/apis')).includes(GATEWAY_API);
      return (
        left.every(({ metadata }) => !names.includes(metadata.name)) &&
        (names.length === 1 || !isServed)
      );
    },
    { what: 'the end of CRDs', withinMs: WITHIN_MS },
  );
}

async function reinstall(
  truth: KubernetesClient,
  objects: KubernetesObject[],
): Promise<void> {
  for (const object of objects) {
    await poll(async () => truth.serverSideApply(object), {
      what: object.metadata.name,
      withinMs: WITHIN_MS,
    });
  }
}

function putBack(object: KubernetesObject): FaultCase['restore'] {
  return async ({ truth }) => {
    await truth.serverSideApply(object);
  };
}

function referenceOf({ apiVersion, kind, metadata }: KubernetesObject) {
  const { name, namespace } = metadata;
  return { apiVersion, kind, name, namespace };
}
