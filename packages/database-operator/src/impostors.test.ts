import {
  conditionOf,
  Database,
  DATABASE,
} from '@backstage-eco/plugin-eco-common';
import { SimulatedOperatorName, simulatedOperatorObjects } from 'demo';
import { installCrds } from './__testUtils__/installCrds';
import {
  OperatorHarness,
  RunningOperator,
} from './__testUtils__/OperatorHarness';
import { Tenant } from './__testUtils__/Tenant';
import { engineNamed } from './engines';
import { KINDS } from './kubernetes/kinds';
import { KubernetesObject } from './kubernetes/objects';

const RBAC = 'rbac.authorization.k8s.io/v1';
const SPEC = { engine: 'postgres', version: '17', storage: '1Gi' };

/**
 * Checks which Deployments are recognized as operators, and for whose
 * Databases.
 */
describe('an operator', () => {
  let harness: OperatorHarness;
  let controller: RunningOperator;

  beforeAll(async () => {
    harness = await OperatorHarness.start('impostors');
    for (const name of ['shop', 'mallory', 'platform']) {
      await harness.createNamespace(name);
    }
    for (const name of ['cloudnative-pg', 'percona'] as const) {
      await installCrds(harness.client, await crdsOf(name));
    }
    controller = harness.runOperator({ progressSeconds: 1 });
  });

  afterAll(() => harness?.stop());

  const databaseOf = async (name: string, namespace = 'shop') =>
    (await harness.get(DATABASE, namespace, name)) as Database;
  const engineOf = async (name: string, namespace = 'shop') => {
    const { status } = await harness.until(
      () => databaseOf(name, namespace),
      found => found.status?.engine,
    );
    return status?.engine;
  };
  const untilReady = (namespace: string, name: string) =>
    harness.until(
      () => harness.get(KINDS.deployment, namespace, name),
      found => found?.status?.readyReplicas,
    );
  /**
   * Grants an operator's rights as an administrator, in one namespace or in
   * all.
   */
  const grant = async (account: object, group: string, namespace?: string) => {
    const kind = namespace ? 'Role' : 'ClusterRole';
    const metadata = { name: `${group}-operator`, namespace };
    const rules = [{ apiGroups: [group], resources: ['*'], verbs: ['*'] }];
    await harness.create({
      apiVersion: RBAC,
      kind,
      metadata,
      rules,
    } as KubernetesObject);
    await harness.create({
      apiVersion: RBAC,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: RBAC.split('/')[0], kind, name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: 'default', ...account }],
    } as KubernetesObject);
  };

  it('of a tenant is not trusted, whatever its labels and image say', async () => {
    const mallory = await Tenant.create(harness, 'mallory', 'tenant');
    await mallory.mayDeploy();
    await mallory.deploy(
      deployment('cnpg-controller-manager', {
        label: 'cloudnative-pg',
        image: 'ghcr.io/cloudnative-pg/cloudnative-pg:1.28.0',
      }),
    );
    await untilReady('mallory', 'cnpg-controller-manager');
    for (const namespace of ['shop', 'mallory']) {
      await harness.createDatabase(namespace, 'misled', SPEC);
      expect(await engineOf('misled', namespace)).toMatchObject({
        name: 'StatefulSet',
        reason: expect.stringMatching(
          /looks like it, but its ServiceAccount may not write the status/,
        ),
      });
    }
    const { reason } = (await engineOf('misled')) ?? {};
    expect(reason).not.toMatch(/mallory/);
  });

  it('is still looked for if a tenant passes odd settings to a program', async () => {
    const mallory = await Tenant.create(harness, 'mallory', 'odd');
    await mallory.mayDeploy();
    await mallory.deploy(
      deployment('odd', {
        label: 'odd',
        image: 'busybox:1',
        env: [{ name: 'constructor', value: 'x' }],
      }),
    );
    await controller.stop();
    controller = harness.runOperator({ progressSeconds: 1 });
    await harness.createDatabase('shop', 'unmoved', SPEC);
    expect(await engineOf('unmoved')).toMatchObject({ name: 'StatefulSet' });
  }, 120_000);

  it.each([
    {
      how: 'is told to watch its own namespace',
      own: 'pg-told',
      env: [
        {
          name: 'WATCH_NAMESPACE',
          valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
        },
      ],
      within: undefined,
    },
    {
      how: 'has a Role in its own namespace',
      own: 'pg-role',
      env: [],
      within: 'pg-role',
    },
  ])('that $how is used only there', async ({ own, env, within }) => {
    const label = 'percona-postgresql-operator';
    const image = 'docker.io/percona/percona-postgresql-operator:2.8.2';
    await harness.createNamespace(own);
    const object = deployment(label, { label, image, env });
    await harness.create(inNamespace(object, own));
    await grant({ namespace: own }, 'pgv2.percona.com', within);
    await untilReady(own, label);
    await harness.createDatabase('shop', own, SPEC);
    expect(await engineOf(own)).toMatchObject({
      name: 'StatefulSet',
      reason: expect.stringContaining(
        `Percona's PostgreSQL operator does not work in this namespace: Deployment ${own}/${label}`,
      ),
    });
    await harness.createDatabase(own, own, SPEC);
    expect(await engineOf(own, own)).toMatchObject({ name: 'Percona' });
    await harness.remove(KINDS.deployment, own, label);
  });

  it('is recognized under the names of an aliased chart', async () => {
    const object = deployment('platform-pg-operator', {
      label: 'pg-operator-cnpg',
      image: 'ghcr.io/cloudnative-pg/cloudnative-pg:1.28.0',
    });
    await harness.create(inNamespace(object, 'platform'));
    await grant({ namespace: 'platform' }, 'postgresql.cnpg.io');
    await untilReady('platform', 'platform-pg-operator');
    await harness.createDatabase('shop', 'alias', SPEC);
    expect(await engineOf('alias')).toMatchObject({
      name: 'CloudNativePG',
      reason: expect.stringMatching(
        /Deployment platform\/platform-pg-operator does not say which namespaces it watches/,
      ),
    });
  });

  it('that never responds can be replaced by another engine', async () => {
    const { resource } = engineNamed('CloudNativePG');
    await harness.remove(KINDS.deployment, 'platform', 'platform-pg-operator');
    await harness.until(
      () => databaseOf('alias'),
      found =>
        /nobody has begun it: set spec.provider/.test(
          conditionOf(found, 'Ready')?.message ?? '',
        ),
    );
    const target = { namespace: 'shop', name: 'alias' };
    await harness.patch(DATABASE, target, {
      spec: { provider: 'StatefulSet' },
    });
    const ready = await harness.untilCondition(
      await databaseOf('alias'),
      'Ready',
      'True',
    );
    expect(ready.status?.engine?.name).toBe('StatefulSet');
    expect(ready.status?.connection?.host).toBe('alias.shop.svc');
    expect(await harness.get(resource, 'shop', 'alias')).toBeUndefined();
  });

  it('is trusted only in the operator namespaces, if configured', async () => {
    await controller.stop();
    controller = harness.runOperator({ operatorNamespaces: ['operators'] });
    const object = deployment('cnpg', {
      label: 'cloudnative-pg',
      image: 'ghcr.io/cloudnative-pg/cloudnative-pg:1.28.0',
    });
    await harness.create(inNamespace(object, 'platform'));
    await untilReady('platform', 'cnpg');
    await harness.createDatabase('shop', 'elsewhere', SPEC);
    expect(await engineOf('elsewhere')).toMatchObject({ name: 'StatefulSet' });
  });
});

async function crdsOf(
  name: SimulatedOperatorName,
): Promise<KubernetesObject[]> {
  const objects = await simulatedOperatorObjects(name);
  return objects.filter(
    ({ kind }) => kind === 'CustomResourceDefinition',
  ) as KubernetesObject[];
}

function inNamespace(
  object: KubernetesObject,
  namespace: string,
): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, namespace } };
}

function deployment(
  name: string,
  look: { label: string; image: string; env?: object[] },
): KubernetesObject {
  const { label, image, env = [] } = look;
  const labels = { 'app.kubernetes.io/name': label };
  const containers = [{ name: 'manager', image, env }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    } as KubernetesObject['spec'],
  };
}
