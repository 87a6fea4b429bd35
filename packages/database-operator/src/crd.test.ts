import { ControlPlane, startControlPlane } from 'control-plane';
import fc from 'fast-check';
import { setTimeout } from 'timers/promises';
import { ApiClient } from './kubernetes/ApiClient';
import { ApiError } from './kubernetes/ApiError';
import { kubeconfigConnection } from './kubernetes/credentials';
import { KubernetesObject } from './kubernetes/objects';
import { installCrds } from './__testUtils__/installCrds';
import { deployObjects } from './__testUtils__/manifests';

/** The first published schema, word for word; only the group differs. */
const PROMISED = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        engine: { type: 'string', enum: ['postgres', 'mysql'] },
        version: { type: 'string' },
        replicas: { type: 'integer', minimum: 1 },
        storage: { type: 'string' },
      },
      required: ['engine', 'version'],
    },
  },
};
const PROMISED_CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'databases.promised.example.com' },
  spec: {
    group: 'promised.example.com',
    scope: 'Namespaced',
    names: {
      plural: 'databases',
      singular: 'database',
      kind: 'Database',
      shortNames: ['pdb'],
    },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: PROMISED },
      },
    ],
  },
};
const GROUPS = ['promised.example.com', 'example.com'];
const RUNS = 120;

/** Returns a number literal, as not every validator treats 3.0 and 3 alike. */
function written(text: string): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text);
}

const anything = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
);
const often = <T, U>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: rare });
const replicas = often(
  fc.oneof(
    fc.integer({ min: 1, max: 9 }),
    fc.maxSafeInteger(),
    fc.integer({ min: -3, max: 1 }),
    fc
      .constantFrom('3.0', '1e3', '2147483648', '9223372036854775807', '1.5')
      .map(written),
  ),
  anything,
);
const unnamed = fc.dictionary(
  fc.stringMatching(/^other[A-Za-z0-9]{0,8}$/),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 3 },
);
const named = fc.record(
  {
    engine: often(fc.constantFrom('postgres', 'mysql'), anything),
    version: often(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('17', '')),
      anything,
    ),
    replicas,
    storage: often(fc.oneof(fc.string(), fc.constant('10Gi')), anything),
  },
  { requiredKeys: [] },
);
const complete = fc.record(
  {
    engine: fc.constantFrom('postgres', 'mysql'),
    version: fc.string(),
    replicas,
    storage: fc.string(),
  },
  { requiredKeys: ['engine', 'version'] },
);
const spec = often(
  fc
    .tuple(fc.oneof(complete, named), unnamed)
    .map(([fields, others]) => ({ ...others, ...fields })),
  anything,
);
const body = fc
  .tuple(fc.option(spec, { nil: undefined, freq: 6 }), unnamed)
  .map(([desired, others]) => ({ ...others, spec: desired }));

describe('the CRD', () => {
  let controlPlane: ControlPlane;
  let client: ApiClient;

  beforeAll(async () => {
    controlPlane = await startControlPlane({ name: 'crd', size: 'api' });
    client = new ApiClient(kubeconfigConnection(controlPlane.kubeconfigFile));
    await installCrds(client, [PROMISED_CRD, ...deployObjects('crd.yaml')]);
  });

  afterAll(async () => {
    client?.close();
    await controlPlane?.stop();
  });

  async function send(
    group: string,
    name: string,
    content: object,
    last?: KubernetesObject,
  ): Promise<KubernetesObject | ApiError> {
    const path = `/apis/${group}/v1/namespaces/default/databases`;
    try {
      return await client.request<KubernetesObject>({
        method: last ? 'PUT' : 'POST',
        path: last ? `${path}/${name}` : path,
        body: {
          apiVersion: `${group}/v1`,
          kind: 'Database',
          ...content,
          metadata: {
            name,
            resourceVersion: last?.metadata.resourceVersion,
          },
        },
      });
    } catch (error) {
      return error as ApiError;
    }
  }

  const verdictOf = (answer: KubernetesObject | ApiError) =>
    answer instanceof ApiError ? `refused ${answer.code}` : 'admitted';

  async function remove(name: string) {
    for (const group of GROUPS) {
      await client.request({
        method: 'DELETE',
        path: `/apis/${group}/v1/namespaces/default/databases/${name}`,
      });
    }
  }

  it('agrees with the published schema on create', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(body, async content => {
        const [promised, ours] = await Promise.all(
          GROUPS.map(group => send(group, 'created', content)),
        );
        seen.add(verdictOf(promised));
        if (!(promised instanceof ApiError)) {
          await remove('created');
        }
        expect([verdictOf(ours), ours]).toEqual([
          verdictOf(promised),
          expect.anything(),
        ]);
      }),
      { numRuns: RUNS },
    );
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(['admitted', 'refused 422']),
    );
  });

  it('agrees with the published schema on update', async () => {
    const live = await Promise.all(
      GROUPS.map(group => send(group, 'updated', {})),
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(body, async content => {
        const answers = await Promise.all(
          GROUPS.map((group, i) =>
            send(group, 'updated', content, live[i] as KubernetesObject),
          ),
        );
        const [promised, ours] = answers.map(verdictOf);
        seen.add(promised);
        answers.forEach((answer, i) => {
          live[i] = answer instanceof ApiError ? live[i] : answer;
        });
        expect(ours).toBe(promised);
      }),
      { numRuns: RUNS },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['admitted', 'refused 422']),
    );
  });

  it('admits an object without a spec, and scales one with a spec', async () => {
    const created = await send('example.com', 'empty', {});
    expect(verdictOf(created)).toBe('admitted');
    await send('example.com', 'scaled', {
      spec: { engine: 'postgres', version: '17', replicas: 1 },
    });
    const path = '/apis/example.com/v1/namespaces/default/databases/scaled';
    await client.request({
      method: 'PATCH',
      path: `${path}/scale`,
      contentType: 'application/merge-patch+json',
      body: { spec: { replicas: 3 } },
    });
    const scaled = await client.request<KubernetesObject>({ path });
    expect(scaled.spec).toMatchObject({ replicas: 1, scaledReplicas: 3 });
  });

  it('accepts status only through the subresource', async () => {
    const created = await send('example.com', 'lying', {
      status: { readyReplicas: 3 },
    });
    expect(created).not.toHaveProperty('status');
  });

  it('comes with manifests that the API server accepts', async () => {
    const paths: Record<string, string> = {
      Namespace: '/api/v1/namespaces',
      Deployment: '/apis/apps/v1/namespaces/default/deployments',
    };
    for (const file of ['namespace.yaml', 'deployment.yaml']) {
      for (const object of deployObjects(file)) {
        const answer = await client.request<KubernetesObject>({
          method: 'POST',
          path: paths[object.kind ?? ''],
          query: { dryRun: 'All', fieldValidation: 'Strict' },
          body: {
            ...object,
            metadata: { ...object.metadata, namespace: undefined },
          },
        });
        expect(answer.metadata.uid).toBeDefined();
      }
    }
  });

  it('is stricter with the optional policy', async () => {
    const desired = { engine: 'postgres', version: '17', storage: '2Gi' };
    const strict = (await send('example.com', 'strict', {
      spec: desired,
    })) as KubernetesObject;
    for (const object of deployObjects('policy.yaml')) {
      await client.request({
        method: 'POST',
        path: `/apis/admissionregistration.k8s.io/v1/${object.kind?.toLowerCase()}s`.replace(
          'policys',
          'policies',
        ),
        body: object,
      });
    }
    await setTimeout(3000);
    const refused: object[] = [
      {},
      { spec: { ...desired, version: 'latest' } },
      { spec: { ...desired, storage: 'lots' } },
      { spec: { ...desired, replicas: 101 } },
    ];
    for (const content of refused) {
      const answer = await send('example.com', 'impossible', content);
      expect([content, verdictOf(answer)]).toEqual([content, 'refused 422']);
    }
    for (const change of [{ engine: 'mysql' }, { storage: '1Gi' }]) {
      const content = { spec: { ...desired, ...change } };
      const answer = await send('example.com', 'strict', content, strict);
      expect([content, verdictOf(answer)]).toEqual([content, 'refused 422']);
    }
    const grown = { spec: { ...desired, storage: '3Gi' } };
    expect(verdictOf(await send('example.com', 'strict', grown, strict))).toBe(
      'admitted',
    );
  });
});
