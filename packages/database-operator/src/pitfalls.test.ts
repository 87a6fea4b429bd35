import {
  Database,
  DATABASE,
  DATABASE_CRD,
} from '@backstage-eco/plugin-eco-common';
import { readFileSync } from 'fs';
import { setTimeout } from 'timers/promises';
import { operatorRequests } from './__testUtils__/auditLog';
import { installCrds } from './__testUtils__/installCrds';
import { deployObjects } from './__testUtils__/manifests';
import {
  OperatorHarness,
  RunningOperator,
} from './__testUtils__/OperatorHarness';
import { refusingPolicy } from './__testUtils__/refusingObjects';
import { KINDS } from './kubernetes/kinds';
import { KubernetesObject, listAt } from './kubernetes/objects';

const NAMESPACE = 'shop';
const spec = { engine: 'postgres', version: '17', replicas: 2, storage: '1Gi' };

/** The common pitfalls of operators, each by its usual name. */
describe('a pitfall of operators that this one avoids', () => {
  let harness: OperatorHarness;
  let operator: RunningOperator;

  beforeAll(async () => {
    harness = await OperatorHarness.start('pitfalls');
    await harness.createNamespace(NAMESPACE);
    operator = harness.runOperator();
  });

  afterAll(() => harness?.stop());

  const members = async (name: string) =>
    (
      await Promise.all(
        [KINDS.statefulSet, KINDS.service, KINDS.pod].map(kind =>
          harness.list(kind, NAMESPACE),
        ),
      )
    )
      .flat()
      .filter(
        ({ metadata }) => metadata.labels?.['example.com/database'] === name,
      );
  const readyDatabase = async (name: string, desired: object = spec) => {
    const database = await harness.createDatabase(NAMESPACE, name, desired);
    await harness.untilCondition(database, 'Ready', 'True');
    // The last condition to change for a Database whose pods are simulated.
    return harness.untilCondition(
      database,
      'ConnectionVerified',
      'Unknown',
      'Simulated',
    );
  };

  it('no owner references: the garbage collector alone deletes children with the resource', async () => {
    await readyDatabase('owned');
    const made = await members('owned');
    expect(made.length).toBe(5);
    const owners = made
      .filter(({ kind }) => kind !== 'Pod')
      .flatMap(({ metadata }) => metadata.ownerReferences ?? []);
    expect(owners.length).toBe(5);
    await harness.remove(DATABASE, NAMESPACE, 'owned');
    const rest = await harness.until(
      () => members('owned'),
      found => found.length === 0,
    );
    expect(rest).toEqual([]);
    const { requests } = operatorRequests(harness);
    expect(requests.filter(line => line.startsWith('delete'))).toEqual([]);
  });

  it('missing RBAC: nothing was ever refused, and nothing is granted by a wildcard', async () => {
    const { requests } = operatorRequests(harness);
    expect(requests.length).toBeGreaterThan(20);
    expect(requests.filter(line => / 40[13]$/.test(line))).toEqual([]);
    const rules = deployObjects('rbac.yaml').flatMap(role =>
      listAt(role, 'rules'),
    );
    expect(rules.length).toBeGreaterThan(10);
    expect(JSON.stringify(rules)).not.toContain('*');
    expect(JSON.stringify(rules)).not.toMatch(/escalate|impersonate|bind"/);
  });

  it('no idempotent reconciliation: any number of restarts changes nothing', async () => {
    await readyDatabase('steady');
    const versions = async () =>
      [
        ...(await members('steady')),
        (await harness.get(DATABASE, NAMESPACE, 'steady')) as Database,
      ].map(({ metadata }) => [metadata.uid, metadata.resourceVersion]);
    const before = await versions();
    const { position } = operatorRequests(harness);
    for (let i = 0; i < 3; i++) {
      await operator.stop();
      operator = harness.runOperator();
      await setTimeout(4000);
    }
    expect(await versions()).toEqual(before);
    const { requests } = operatorRequests(harness, position);
    const writes = requests.filter(line => !/^(get|list)/.test(line));
    expect(writes).toEqual([]);
  });

  it('unbounded requeueing: a failing one backs off, a finished one is left alone', async () => {
    await harness.createNamespace('hopeless');
    for (const object of refusingPolicy('hopeless')) {
      await harness.create(object);
    }
    await setTimeout(2000);
    const { position } = operatorRequests(harness);
    await harness.createDatabase('hopeless', 'refused', spec);
    await setTimeout(20_000);
    const { requests } = operatorRequests(harness, position);
    const tries = requests.filter(line =>
      /^create .*hopeless\/statefulsets/.test(line),
    );
    // After 0, 1, 3, 7 and 15 s, with each wait up to a fifth shorter.
    expect(tries.length).toBeGreaterThanOrEqual(4);
    expect(tries.length).toBeLessThanOrEqual(5);
    expect(requests.filter(line => !line.includes('/hopeless/'))).toEqual([]);
  });

  it('status subresource: status is only written there, with the generation it reflects', async () => {
    await readyDatabase('told');
    const target = { namespace: NAMESPACE, name: 'told' };
    await harness.patch(DATABASE, target, { spec: { replicas: 3 } });
    const told = await harness.until(
      async () => (await harness.get(DATABASE, NAMESPACE, 'told')) as Database,
      found =>
        found.status?.readyReplicas === 3 &&
        found.status.observedGeneration === found.metadata.generation,
    );
    // A status update does not change the generation.
    expect(told.metadata.generation).toBe(2);
    const lines = readFileSync(
      harness.controlPlane.auditLogFile ?? '',
      'utf8',
    ).split('\n');
    expect(lines.length).toBeGreaterThan(100);
    const { requests } = operatorRequests(harness);
    const own = requests.filter(line => /\/databases\/told/.test(line));
    const others = own.filter(line => !line.includes('/told/status'));
    // The only other write is the finalizer.
    expect(others).toHaveLength(1);
    expect(own.length).toBeGreaterThan(2);
  });

  it('CRD versioning: objects of the first schema remain valid, stored unchanged', async () => {
    await harness.createNamespace('old');
    const crd = deployObjects('crd.yaml')[0];
    await harness.remove(KINDS.crd, '', DATABASE_CRD);
    await harness.until(
      () => harness.get(KINDS.crd, '', DATABASE_CRD),
      found => !found,
    );
    await operator.stop();
    await installCrds(harness.client, [firstCrd(crd)]);
    await harness.createDatabase('old', 'orders', spec);
    await harness.createDatabase('old', 'bare');
    await harness.client.request({
      method: 'PATCH',
      path: `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${DATABASE_CRD}`,
      query: { fieldManager: 'test', force: 'true' },
      contentType: 'application/apply-patch+yaml',
      body: crd,
    });
    operator = harness.runOperator();
    const ready = await harness.until(
      async () => (await harness.get(DATABASE, 'old', 'orders')) as Database,
      found =>
        found.status?.conditions?.some(
          ({ type, status }) => type === 'Ready' && status === 'True',
        ),
    );
    expect(ready.spec).toEqual(spec);
    await harness.until(
      async () => (await harness.get(DATABASE, 'old', 'bare')) as Database,
      found =>
        found.status?.conditions?.some(
          ({ reason }) => reason === 'SpecMissing',
        ),
    );
    const served = await harness.get(KINDS.crd, '', DATABASE_CRD);
    expect(served?.status?.storedVersions).toEqual(['v1']);
  });
});

/** Returns the CRD with the first published schema. */
function firstCrd(crd: KubernetesObject): KubernetesObject {
  const text = { type: 'string' };
  const schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          engine: { type: 'string', enum: ['postgres', 'mysql'] },
          version: text,
          replicas: { type: 'integer', minimum: 1 },
          storage: text,
        },
        required: ['engine', 'version'],
      },
    },
  };
  const version = {
    name: 'v1',
    served: true,
    storage: true,
    schema: { openAPIV3Schema: schema },
  };
  return { ...crd, spec: { ...crd.spec, versions: [version] } };
}
