import { setTimeout as sleep } from 'node:timers/promises';
import { CrdFacts, CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { KubernetesObject } from 'control-plane';
import { crdOf } from '../__testUtils__/installedKinds';
import {
  accessWith,
  apply,
  cycle,
  RealCluster,
  startCluster,
} from '../__testUtils__/realCluster';
import { sampleCustomResources } from './sampleCustomResources';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const GROUP = 'monitoring.coreos.com';
const CRD = crdOf(GROUP, 'v1', 'Prometheus', 'prometheuses');

let real: RealCluster;

beforeAll(async () => {
  real = await startCluster();
  await apply(real, [CRD]);
});

afterAll(async () => {
  await real?.stop();
});

function prometheus(
  name: string,
  metadata: object = {},
  version = 'v1',
): KubernetesObject {
  return {
    apiVersion: `${GROUP}/${version}`,
    kind: 'Prometheus',
    metadata: { name, namespace: 'default', ...metadata },
  };
}

async function readCrd(): Promise<CrdFacts> {
  const { inventory } = await cycle(real.access);
  const { crds } = inventory.parts;
  const found =
    'items' in crds &&
    crds.items.find(({ plural }) => plural === 'prometheuses');
  if (!found) {
    throw new Error('the CRD of the test is not served');
  }
  return found;
}

/** Takes a sample, and returns it with the requested paths. */
async function sample(
  crd: CrdFacts,
  previous?: CustomResourceSample,
  access = real.access,
) {
  access.taken();
  const startedAt = performance.now();
  const result = await sampleCustomResources({
    access,
    cluster: 'real',
    crd,
    previous,
  });
  return {
    result,
    paths: access.taken().map(({ path }) => path),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

describe('a sample of custom resources', () => {
  let crd: CrdFacts;
  let healthy: CustomResourceSample;

  it('reports count, managers, owners and finalizers', async () => {
    const owner = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'web',
      uid: '00000000-0000-4000-8000-000000000000',
    };
    await apply(real, [
      prometheus('a', { ownerReferences: [owner] }),
      prometheus('b', { finalizers: ['example.test/backup'] }),
      prometheus('c', { finalizers: ['example.test/backup'] }),
    ]);
    await real.controlPlane.client.delete({
      ...prometheus('c'),
      ...prometheus('c').metadata,
    });
    await real.controlPlane.client.serverSideApply(
      { ...prometheus('a'), spec: { replicas: 2 } },
      { fieldManager: 'somebody' },
    );
    crd = await readCrd();
    const { result, paths } = await sample(crd);
    expect(paths).toEqual([`/apis/${GROUP}/v1/prometheuses?limit=500`]);
    expect(result).toEqual({
      group: GROUP,
      plural: 'prometheuses',
      kind: 'Prometheus',
      version: 'v1',
      scope: 'Namespaced',
      state: 'read',
      sampledAt: expect.any(String),
      triedAt: result.sampledAt,
      crdFingerprint: expect.any(String),
      count: 3,
      countIsExact: true,
      sampled: 3,
      managers: [
        { name: 'eco-demo-cluster', count: 3 },
        { name: 'somebody', count: 1 },
      ],
      owners: [{ apiVersion: 'apps/v1', kind: 'Deployment', count: 1 }],
      finalizers: [
        {
          name: 'example.test/backup',
          count: 2,
          example: { namespace: 'default', name: 'b' },
        },
      ],
      deleting: 1,
      waiting: [
        {
          namespace: 'default',
          name: 'c',
          since: expect.stringMatching(/^\d{4}-.*Z$/),
          finalizers: ['example.test/backup'],
        },
      ],
      recentWrites: expect.any(Array),
      maxGeneration: 2,
      namespaces: ['default'],
      names: ['a', 'b', 'c'].map(name => ({ namespace: 'default', name })),
    });
    healthy = result;
  });

  it('covers the first page if there are more', async () => {
    const { client } = real.controlPlane;
    const names = Array.from({ length: 600 }, (_, each) => `many-${each}`);
    await Promise.all(names.map(name => client.create(prometheus(name))));
    const { result, paths } = await sample(crd);
    expect(paths).toHaveLength(1);
    expect(result).toMatchObject({
      count: 603,
      countIsExact: false,
      sampled: 500,
    });
    expect(result.names).toHaveLength(20);
  });

  it('keeps known data after a failure, with the reason', async () => {
    const access = await accessWith(real, 'nobody', []);
    const { result } = await sample(crd, healthy, access);
    expect(result).toMatchObject({
      state: 'stale',
      sampledAt: healthy.sampledAt,
      count: 3,
      reason: expect.stringMatching(/^status 403: .*cannot list/),
    });
    const anew = await sample(crd, undefined, access);
    expect(anew.result).toMatchObject({ state: 'unread', sampled: 0 });
    expect(anew.result.count).toBeUndefined();
    const later = await sample(crd, result, access);
    expect(later.result.since).toBe(result.since);
    access.close();
    const well = await sample(crd, result);
    expect(well.result).not.toHaveProperty('since');
    expect(well.result).not.toHaveProperty('reason');
  });

  it('costs one request if the conversion webhook is down, and names it', async () => {
    const [v1] = CRD.spec.versions;
    await apply(real, [
      {
        ...CRD,
        spec: {
          ...CRD.spec,
          versions: [
            { ...v1, storage: false },
            { ...v1, name: 'v2' },
          ],
          conversion: {
            strategy: 'Webhook',
            webhook: {
              conversionReviewVersions: ['v1'],
              clientConfig: {
                service: { namespace: 'operators', name: 'converter' },
              },
            },
          },
        },
      },
    ]);
    let changed = await readCrd();
    // Objects are stored in the old version, so the API server converts them.
    let dead = await sample(changed, healthy);
    for (
      let attempt = 0;
      attempt < 20 && dead.result.state === 'read';
      attempt++
    ) {
      await sleep(250);
      changed = await readCrd();
      dead = await sample(changed, healthy);
    }
    expect(dead.paths).toEqual([`/apis/${GROUP}/v2/prometheuses?limit=500`]);
    expect(dead.seconds).toBeLessThan(11);
    expect(dead.result).toMatchObject({
      state: 'stale',
      version: 'v2',
      count: 3,
      reason: expect.stringContaining('operators/converter'),
    });
    expect(dead.result.crdFingerprint).not.toBe(healthy.crdFingerprint);
  });

  it('sends no request if no version can be sampled', async () => {
    const { versions } = crd;
    for (const odd of [
      { ...crd, established: false },
      { ...crd, versions: versions.map(each => ({ ...each, served: false })) },
      { ...crd, plural: '../../../catalog' },
      { ...crd, group: 'a?b' },
    ]) {
      const { result, paths } = await sample(odd);
      expect(paths).toEqual([]);
      expect(result.state).toBe('unread');
    }
  });
});
