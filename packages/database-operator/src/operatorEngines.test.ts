import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import {
  installSimulatedOperator,
  SimulatedOperatorName,
  simulatedOperatorObjects,
  SIMULATED_OPERATORS,
  startSimulatedOperator,
} from 'demo';
import { deployObjects } from './__testUtils__/manifests';
import { installCrds } from './__testUtils__/installCrds';
import { OperatorHarness } from './__testUtils__/OperatorHarness';
import { KINDS } from './kubernetes/kinds';
import { engineNamed } from './engines';
import { crdName, KubernetesObject } from './kubernetes/objects';

const NAMESPACE = 'shop';
const postgres = { engine: 'postgres', version: '17' };
const mysql = { engine: 'mysql' };
/** Folder of the vendors' CRDs, if available. */
const MANIFESTS = process.env.ECO_MANIFESTS;

interface Case {
  operator: SimulatedOperatorName;
  engine: ReturnType<typeof engineNamed>;
  spec: { engine: string; version: string };
  /** Service that accepts writes, and Secret, after `first`. */
  service: string;
  secret: string;
  keys: string[];
  /** Secrets that must outlive a Database under Retain, after `first`. */
  kept: string[];
  /** Whether this needs the role that is not installed by default. */
  patchesSecrets?: boolean;
}

const CASES: Case[] = [
  {
    operator: 'cloudnative-pg',
    engine: engineNamed('CloudNativePG'),
    spec: postgres,
    service: '-rw',
    secret: '-app',
    keys: ['username', 'password'],
    // The operator sets the password of a new Secret in the server.
    kept: [],
  },
  {
    operator: 'mariadb-operator',
    engine: engineNamed('MariaDBOperator'),
    spec: { ...mysql, version: '11.4' },
    service: '-primary',
    secret: '-credentials',
    keys: ['username', 'password'],
    kept: ['-credentials'],
  },
  {
    operator: 'zalando',
    engine: engineNamed('Zalando'),
    spec: postgres,
    service: '',
    secret: '.credentials.postgresql.acid.zalan.do',
    keys: ['username', 'password'],
    kept: ['.credentials.postgresql.acid.zalan.do'],
    patchesSecrets: true,
  },
  {
    operator: 'percona',
    engine: engineNamed('Percona'),
    spec: postgres,
    service: '-primary',
    secret: '-pguser-app',
    keys: ['user', 'password'],
    kept: ['-pguser-app'],
  },
  {
    operator: 'oracle-mysql',
    engine: engineNamed('OracleMySQL'),
    spec: { ...mysql, version: '8.4' },
    service: '',
    secret: '-credentials',
    keys: ['rootUser', 'rootPassword'],
    kept: ['-credentials', '-privsecrets', '-router', '-backup'],
    patchesSecrets: true,
  },
];

describe('a Database on an operator', () => {
  let harness: OperatorHarness;

  beforeAll(async () => {
    harness = await OperatorHarness.start('engines');
    await harness.createNamespace(NAMESPACE);
    harness.runOperator({ progressSeconds: 1 });
  });

  afterAll(() => harness?.stop());

  it('falls back to a StatefulSet without an operator, and stays on it', async () => {
    for (const spec of [postgres, { ...mysql, version: '8.4' }]) {
      const name = `early-${spec.engine}`;
      const database = await harness.createDatabase(NAMESPACE, name, spec);
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(ready.status?.engine?.name).toBe('StatefulSet');
    }
  });

  it('does not mistake a CRD without a controller for an operator', async () => {
    for (const { operator } of CASES) {
      const objects = await simulatedOperatorObjects(operator, MANIFESTS);
      const crds = objects.filter(
        ({ kind }) => kind === 'CustomResourceDefinition',
      );
      await installCrds(harness.client, crds as KubernetesObject[]);
    }
    for (const { engine, spec } of CASES) {
      const name = `leftover-${engine.name.toLowerCase()}`;
      const database = await harness.createDatabase(NAMESPACE, name, spec);
      const ready = await harness.untilCondition(database, 'Ready', 'True');
      expect(ready.status?.engine).toMatchObject({
        name: 'StatefulSet',
        reason: expect.stringContaining(
          `${engine.title} has its CRD here, but its controller does not run`,
        ),
      });
    }
  });

  describe.each(CASES)('$engine.name', testCase => {
    const { operator, engine } = testCase;
    const spec = { ...testCase.spec, replicas: 2, storage: '1Gi' };
    const [first, third] = ['first', 'third'].map(
      name => `${operator}-${name}`,
    );
    let simulation: { stop(): Promise<void> } | undefined;

    afterAll(() => simulation?.stop());

    const databaseOf = async (name: string) =>
      (await harness.get(DATABASE, NAMESPACE, name)) as Database;
    const claimsOf = async (name: string) =>
      (await harness.list(KINDS.claim, NAMESPACE)).filter(({ metadata }) =>
        metadata.name.includes(name),
      );
    const kept = async () => {
      const secrets = await harness.list(KINDS.secret, NAMESPACE);
      return secrets.filter(({ metadata }) =>
        testCase.kept.some(suffix => metadata.name.endsWith(first + suffix)),
      );
    };
    const identities = (objects: KubernetesObject[]) =>
      objects.map(({ metadata }) => [metadata.name, metadata.uid]).sort();
    const untilGone = (name: string) =>
      harness.until(
        () =>
          Promise.all(
            [DATABASE, engine.resource].map(kind =>
              harness.get(kind, NAMESPACE, name),
            ),
          ),
        found => found.every(one => !one),
      );

    it('reports that no controller has responded, while none does', async () => {
      await installSimulatedOperator(
        harness.controlPlane.client,
        operator,
        MANIFESTS,
      );
      await untilOperatorRuns(testCase);
      await harness.createDatabase(NAMESPACE, first, spec);
      const seen = await harness.until(
        () => databaseOf(first),
        found =>
          /no controller has answered/.test(
            conditionOf(found, 'Ready')?.message ?? '',
          ),
      );
      expect(seen.status?.engine?.name).toBe(engine.name);
    });

    it('becomes Ready once the operator works, and names its Service and Secret', async () => {
      simulation = await startSimulatedOperator(harness.controlPlane, operator);
      const ready = await harness.untilCondition(
        await databaseOf(first),
        'Ready',
        'True',
      );
      const { host, secretRef } = ready.status?.connection ?? {};
      expect(host).toBe(`${first}${testCase.service}.${NAMESPACE}.svc`);
      expect(secretRef?.name).toContain(first + testCase.secret);
      const { user, password } = secretRef?.keys ?? {};
      expect([user, password]).toEqual(testCase.keys);
      const secret = await harness.get(
        KINDS.secret,
        NAMESPACE,
        secretRef?.name ?? '',
      );
      expect(Object.keys((secret as { data?: object }).data ?? {})).toEqual(
        expect.arrayContaining(testCase.keys),
      );
      expect(
        await harness.get(KINDS.service, NAMESPACE, first + testCase.service),
      ).toBeDefined();
      expect(conditionOf(ready, 'ConnectionVerified')?.reason).toBe(
        'Simulated',
      );
      expect(ready.status?.readyReplicas).toBe(2);
      const before = await databaseOf(`early-${testCase.spec.engine}`);
      expect(before.status?.engine?.name).toBe('StatefulSet');
    });

    it('scales up by one server', async () => {
      const target = { namespace: NAMESPACE, name: first };
      await harness.patch(DATABASE, target, { spec: { replicas: 3 } });
      const grown = await harness.until(
        () => databaseOf(first),
        found => found.status?.readyReplicas === 3,
      );
      expect(conditionOf(grown, 'Ready')?.message).toMatch(/3 of 3/);
    });

    it('keeps every claim under Retain, and a new Database uses them', async () => {
      const before = identities(await claimsOf(first));
      const secrets = identities(await kept());
      expect(before).toHaveLength(3);
      expect(secrets.length).toBeGreaterThanOrEqual(testCase.kept.length);
      await harness.remove(DATABASE, NAMESPACE, first);
      if (testCase.patchesSecrets) {
        await allowToKeepSecrets(first);
      }
      await untilGone(first);
      // The garbage collector has run once the operator's pods are gone. It
      // discovers new kinds every 30 s.
      await harness.until(
        () => harness.list(KINDS.pod, NAMESPACE),
        pods => !pods.some(pod => pod.metadata.name.startsWith(`${first}-`)),
        120,
      );
      expect(identities(await claimsOf(first))).toEqual(before);
      expect(identities(await kept())).toEqual(secrets);
      const second = await harness.createDatabase(NAMESPACE, first, {
        ...spec,
        replicas: 3,
      });
      const ready = await harness.untilCondition(second, 'Ready', 'True');
      expect(ready.status?.engine?.name).toBe(engine.name);
      const after = await claimsOf(first);
      expect(identities(after)).toEqual(before);
      expect(identities(await kept())).toEqual(secrets);
      expect(new Set(after.map(({ status }) => status?.phase))).toEqual(
        new Set(['Bound']),
      );
    });

    it('removes claims and passwords under Delete', async () => {
      await harness.patch(
        DATABASE,
        { namespace: NAMESPACE, name: first },
        { spec: { deletionPolicy: 'Delete' } },
      );
      await withSecretsRole(async () => {
        await harness.remove(DATABASE, NAMESPACE, first);
        await untilGone(first);
      });
      const rest = await harness.until(
        async () => [...(await claimsOf(first)), ...(await kept())],
        found =>
          // A Secret that existed before the Database belongs to someone else.
          found.every(({ metadata }) => metadata.name.endsWith('-credentials')),
      );
      expect(rest.length).toBeLessThanOrEqual(1);
    });

    it('reports that the operator is gone, while the database keeps running', async () => {
      const database = await harness.createDatabase(NAMESPACE, third, spec);
      await harness.untilCondition(database, 'Ready', 'True');
      for (const { metadata } of await operatorDeployments(testCase)) {
        const { name, namespace = '' } = metadata;
        await harness.patch(
          KINDS.deployment,
          { namespace, name },
          { spec: { replicas: 0 } },
        );
      }
      const seen = await harness.until(
        () => databaseOf(third),
        found =>
          /controller of .* does not run/.test(
            conditionOf(found, 'Ready')?.message ?? '',
          ),
      );
      expect(conditionOf(seen, 'Ready')?.status).toBe('True');
    });

    it('stays Stalled if the CRD of its engine is removed', async () => {
      await harness.remove(KINDS.crd, '', crdName(engine.resource));
      const seen = await harness.untilCondition(
        await databaseOf(third),
        'Stalled',
        'True',
        'EngineNotServed',
      );
      expect(conditionOf(seen, 'Ready')?.status).toBe('False');
      expect(seen.status?.engine?.name).toBe(engine.name);
    });
  });

  const namespaceOf = ({ operator }: Case) =>
    SIMULATED_OPERATORS[operator].account.namespace;

  async function operatorDeployments({ operator }: Case) {
    const objects = await simulatedOperatorObjects(operator);
    return objects.filter(({ kind }) => kind === 'Deployment');
  }

  async function untilOperatorRuns(testCase: Case): Promise<void> {
    const names = (await operatorDeployments(testCase)).map(
      ({ metadata }) => metadata.name,
    );
    await harness.until(
      () => harness.list(KINDS.deployment, namespaceOf(testCase)),
      found =>
        found.length === names.length &&
        found.every(({ status }) => status?.readyReplicas),
    );
  }

  /**
   * Waits until the controller reports the missing permission, and grants it
   * once.
   */
  async function allowToKeepSecrets(name: string): Promise<void> {
    await harness.until(
      async () => (await harness.get(DATABASE, NAMESPACE, name)) as Database,
      found =>
        /Apply deploy\/rbac-kept-secrets.yaml/.test(
          conditionOf(found, 'Reconciling')?.message ?? '',
        ),
    );
    await withSecretsRole(() =>
      harness.until(
        () => harness.get(DATABASE, NAMESPACE, name),
        found => !found,
      ),
    );
  }

  /**
   * Runs with the role that lets the controller see whose an operator's Secrets
   * are.
   */
  async function withSecretsRole(work: () => Promise<unknown>): Promise<void> {
    const roles = deployObjects('rbac-kept-secrets.yaml');
    for (const object of roles) {
      await harness.create(object);
    }
    await work();
    for (const { kind = '', metadata } of roles) {
      const plural = `${kind.toLowerCase()}s`;
      const apiVersion = 'rbac.authorization.k8s.io/v1';
      await harness.remove({ apiVersion, plural }, '', metadata.name);
    }
  }
});
