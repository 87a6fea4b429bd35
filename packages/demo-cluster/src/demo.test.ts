import { KubernetesClient } from './client/KubernetesClient';
import { DemoCluster, startDemoClusters } from './demo';
import { setTimeout as sleep } from 'timers/promises';

jest.setTimeout(120_000);

describe('the demo clusters', () => {
  let clusters: DemoCluster[] = [];
  const messages: string[] = [];

  beforeAll(async () => {
    clusters = await startDemoClusters({
      onProgress: message => messages.push(message),
    });
    await Promise.all(clusters.map(({ filled }) => filled));
  });
  afterAll(() => Promise.all(clusters.map(cluster => cluster.stop())));

  it('are two, and nothing of them was refused', () => {
    expect(clusters.map(({ name }) => name)).toEqual(['demo-prod', 'demo-dev']);
    expect(messages.filter(message => message.includes('refused'))).toEqual([]);
  });

  it('have pods that are all ready and claims that are all bound', async () => {
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

  it('run databases of three engines: living, failing, healing and going', async () => {
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
    const wanted = [
      'ledger  Stalled',
      'orders CloudNativePG Ready',
      'reports  Stalled',
      'reviews MariaDBOperator Ready',
      'scratch StatefulSet Ready',
      'sessions StatefulSet Ready',
    ];
    let found = await seen();
    for (let i = 0; i < 120 && found.sort().join() !== wanted.join(); i++) {
      await sleep(500);
      found = await seen();
    }
    expect(found.sort()).toEqual(wanted);
    const events = await clusters[0].controlPlane.client.list({
      apiVersion: 'v1',
      kind: 'Event',
      namespace: 'shop',
    });
    expect(
      events
        .filter(({ involvedObject }) => involvedObject.kind === 'Database')
        .map(({ reason }) => reason),
    ).toEqual(expect.arrayContaining(['Recreated', 'DataKept']));
  });

  it('are read with a token that sees no Secret and changes nothing', async () => {
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
