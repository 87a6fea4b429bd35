import { KubernetesClient } from 'control-plane';
import { DemoCluster, startDemoClusters } from './demo';
import { setTimeout as sleep } from 'timers/promises';
import { isDeepStrictEqual } from 'util';

describe('the demo clusters', () => {
  let clusters: DemoCluster[] = [];
  let upgraded: Promise<unknown>;
  const messages: string[] = [];

  beforeAll(async () => {
    clusters = await startDemoClusters({
      onProgress: message => messages.push(message),
    });
    await Promise.all(clusters.map(({ filled }) => filled));
    // The upgrade follows half a minute later; the other tests run meanwhile.
    upgraded = Promise.all(clusters.map(({ runUpgrade }) => runUpgrade()));
    upgraded.catch(() => {});
  });
  afterAll(() => Promise.all(clusters.map(cluster => cluster.stop())));

  it('are two, and no object was refused', () => {
    expect(clusters.map(({ name }) => name)).toEqual(['demo-prod', 'demo-dev']);
    expect(messages.filter(message => message.includes('refused'))).toEqual([]);
  });

  it('have only running pods and bound claims', async () => {
    for (const { controlPlane } of clusters) {
      const phases = async (kind: string) => {
        const objects = await controlPlane.client.list({
          apiVersion: 'v1',
          kind,
        });
        return new Set(objects.map(({ status }) => status.phase));
      };
      expect(await phases('Pod')).toEqual(new Set(['Running']));
      expect(await phases('PersistentVolumeClaim')).toEqual(new Set(['Bound']));
    }
  });

  it('run databases of three engines: ready, stalled, recreated and deleted', async () => {
    await Promise.all(clusters.map(({ runDatabases }) => runDatabases()));
    const seen = async () => {
      const lists = await Promise.all(
        clusters.map(({ controlPlane }) =>
          controlPlane.client.list({
            apiVersion: 'example.com/v1',
            kind: 'Database',
          }),
        ),
      );
      return lists.flat().map(({ metadata, status }) => {
        const reasons = status.conditions
          .filter((one: { status: string }) => one.status === 'True')
          .map((one: { type: string }) => one.type);
        return [metadata.name, status.engine?.name, reasons.join()].join(' ');
      });
    };
    const told = async () => {
      const events = await clusters[0].controlPlane.client.list({
        apiVersion: 'v1',
        kind: 'Event',
        namespace: 'shop',
      });
      const reasons = events
        .filter(({ involvedObject }) => involvedObject.kind === 'Database')
        .map(({ reason }) => reason);
      return ['Recreated', 'DataKept'].filter(one => reasons.includes(one));
    };
    const wanted = [
      'ledger  Stalled',
      'orders CloudNativePG Ready',
      'reports  Stalled',
      'reviews MariaDBOperator Ready',
      'scratch StatefulSet Ready',
      'sessions StatefulSet Ready',
    ];
    const look = async () => [await told(), (await seen()).sort()];
    const whole = [['Recreated', 'DataKept'], wanted];
    let found = await look();
    // The deleted StatefulSet was Ready and is so again: only the event shows
    // that it was recreated.
    for (let i = 0; i < 180 && !isDeepStrictEqual(found, whole); i++) {
      await sleep(500);
      found = await look();
    }
    expect(found).toEqual(whole);
  });

  it('have objects stored in a version that their CRD no longer serves', async () => {
    const crd = await clusters[0].controlPlane.client.get({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      name: 'externalsecrets.external-secrets.io',
    });
    expect(crd.status.storedVersions).toEqual(['v1beta1', 'v1']);
  });

  it('upgrade a tool while they run, and report that it is simulated', async () => {
    await upgraded;
    const { spec } = await clusters[1].controlPlane.client.get({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: 'sealed-secrets-controller',
      namespace: 'kube-system',
    });
    expect(spec.template.spec.containers[0].image).toBe(
      'docker.io/bitnami/sealed-secrets-controller:0.40.0',
    );
    expect(messages).toContain(
      'demo-dev: Sealed Secrets upgraded from 0.32.2 to 0.40.0 (simulated)',
    );
  });

  it('are read with a token without access to Secrets and without writes', async () => {
    const [{ url, caData, token }] = clusters;
    const ca = Buffer.from(caData, 'base64').toString();
    const reader = new KubernetesClient({ url, ca, token });
    const apps = { apiVersion: 'apps/v1', kind: 'Deployment' };
    expect((await reader.list(apps)).length).toBeGreaterThan(10);
    await expect(
      reader.list({ apiVersion: 'v1', kind: 'Secret' }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      reader.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'mine' },
      }),
    ).rejects.toMatchObject({ status: 403 });
    reader.close();
  });
});
