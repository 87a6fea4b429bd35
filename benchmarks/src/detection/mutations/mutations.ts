import { Inventory, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import {
  versionMayBeLost,
  withoutInstall,
  withoutLeftover,
} from './expectations';
import { ImageRewriter, REGISTRIES, TAGS } from './images';
import { all, changeItems, changeWorkloads, Mutation } from './Mutation';

type List = keyof Inventory['parts'];

function listsOf({ parts }: Inventory): List[] {
  return Object.keys(parts) as List[];
}

function withImages(rewrite: ImageRewriter): Mutation['apply'] {
  return inventory =>
    changeWorkloads(inventory, workload => ({
      ...workload,
      containers: workload.containers.map(container => ({
        ...container,
        image: rewrite(container.image),
      })),
    }));
}

function rewritten(
  group: string,
  rewriters: Record<string, ImageRewriter>,
  rest: Omit<Mutation, 'name' | 'apply'>,
): Mutation[] {
  return Object.entries(rewriters).map(([name, rewrite]) => ({
    name: `${group}: ${name}`,
    apply: withImages(rewrite),
    ...rest,
  }));
}

/** Lists whose names come from Kubernetes, a cloud, an API or a catalog. */
const FIXED_NAMES = new Set<List>([
  'apiResources',
  'crds',
  'nodes',
  'csiDrivers',
  'apiServices',
  'clusterServiceVersions',
]);

const INSTANCE = 'app.kubernetes.io/instance';

function withNames(rename: (name: string) => string): Mutation['apply'] {
  const renamed = (object: ObjectFacts & { serviceAccount?: string }) => ({
    ...object,
    name: rename(object.name),
    ...(object.serviceAccount && {
      serviceAccount: rename(object.serviceAccount),
    }),
    labels: {
      ...object.labels,
      ...(object.labels[INSTANCE] && { [INSTANCE]: 'acme' }),
    },
  });
  return inventory =>
    changeItems(
      inventory,
      listsOf(inventory).filter(list => !FIXED_NAMES.has(list)),
      items => items.map(renamed),
    );
}

function hash(name: string): string {
  return [...name]
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffff, 7)
    .toString(16);
}

function withoutLabels(pattern: RegExp): Mutation['apply'] {
  const others = (labels: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(labels).filter(([key]) => !pattern.test(key)),
    );
  return inventory =>
    changeWorkloads(inventory, workload => ({
      ...workload,
      labels: others(workload.labels),
      // Pods have no pod template, and so no pod labels.
      podLabels: others(workload.podLabels ?? {}),
    }));
}

function without(...lists: List[]): Mutation['apply'] {
  return inventory => changeItems(inventory, lists, () => []);
}

const namespaces: Mutation = {
  name: 'other namespaces',
  bars: { recall: 0.98 },
  apply: inventory =>
    changeItems(inventory, listsOf(inventory), items =>
      items.map((object: ObjectFacts) => ({
        ...object,
        ...(object.namespace && {
          namespace: `team-${hash(object.namespace)}`,
        }),
      })),
    ),
};

const names: Mutation = {
  name: 'other names of everything',
  bars: { recall: 0.98 },
  apply: withNames(name => `acme-${hash(name)}`),
};

const noRecommendedLabels: Mutation = {
  name: 'no recommended labels on workloads',
  bars: { recall: 0.98 },
  apply: withoutLabels(/^app\.kubernetes\.io\/|^helm\.sh\//),
  expect: versionMayBeLost,
};

const noLabels: Mutation = {
  name: 'no labels on workloads',
  isHarsh: true,
  bars: { precision: 0.99, recall: 0.97 },
  apply: withoutLabels(/./),
  expect: versionMayBeLost,
};

const registries = rewritten('registry', REGISTRIES, {
  bars: { recall: 0.97 },
});
const lastPart: Mutation = {
  ...registries.find(({ name }) => name.includes('only the last part'))!,
  isHarsh: true,
};

const opaque: Mutation = {
  name: 'images without a name',
  isHarsh: true,
  bars: { recall: 0.92 },
  apply: withImages(
    () => `registry.corp/release@sha256:${'7d9e4eea'.repeat(8)}`,
  ),
  expect: versionMayBeLost,
};

/**
 * Every way in which installs are changed, from the common to the harsh. The
 * bars were measured on real manifests and rounded down.
 */
export const MUTATIONS: readonly Mutation[] = [
  { name: 'nothing', bars: { recall: 0.98 }, apply: inventory => inventory },
  ...registries,
  ...rewritten('image', TAGS, {
    bars: { recall: 0.98 },
    expect: versionMayBeLost,
  }),
  namespaces,
  {
    name: 'names with a prefix',
    bars: { recall: 0.98 },
    apply: withNames(name => `acme-prod-${name}`),
  },
  names,
  noRecommendedLabels,
  noLabels,
  opaque,
  {
    name: 'scaled to zero',
    bars: { recall: 0.98 },
    apply: inventory =>
      changeWorkloads(inventory, workload => ({
        ...workload,
        desired: 0,
        ready: 0,
      })),
  },
  {
    name: 'no CRDs',
    bars: { recall: 0.98 },
    apply: without('crds'),
    expect: withoutLeftover,
  },
  {
    name: 'no roles, Services, webhooks and classes',
    bars: { recall: 0.96 },
    apply: without(
      'clusterRoles',
      'roles',
      'services',
      'validatingWebhooks',
      'mutatingWebhooks',
      'ingressClasses',
      'gatewayClasses',
    ),
  },
  {
    name: 'nothing that runs, and no roles and classes',
    bars: { recall: 0.89 },
    apply: without(
      'deployments',
      'statefulSets',
      'daemonSets',
      'pods',
      'clusterRoles',
      'roles',
      'storageClasses',
      'ingressClasses',
    ),
    expect: withoutInstall,
  },
  all('another cluster: names, namespaces and a mirror', { recall: 0.98 }, [
    namespaces,
    names,
    registries[0],
  ]),
  all('last part of the path, no recommended labels', { recall: 0.97 }, [
    lastPart,
    noRecommendedLabels,
  ]),
  all(
    'last part of the path, no labels, other names',
    { precision: 0.95, recall: 0.89 },
    [lastPart, noLabels, names],
  ),
  all('images without a name, other names', { recall: 0.92 }, [opaque, names]),
];
