import { ControlPlane, startControlPlane } from 'control-plane';
import { AMARA, DANA, DemoPortal, PETRA } from './__testUtils__/demoPortal';
import { ARGO_CD } from './__testUtils__/objects';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

let controlPlane: ControlPlane;
let demo: DemoPortal;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'personas' });
  for (const object of ARGO_CD) {
    await controlPlane.client.serverSideApply(object);
  }
  demo = await DemoPortal.start({ dev: controlPlane, prod: controlPlane });
});

afterAll(async () => {
  await demo?.stop();
  await controlPlane?.stop();
});

const portalAs = (user?: string) => demo.as(user);
const signIn = (user?: string) => demo.signIn(user);

const namesOf = (items: Array<{ name: string }>) =>
  items.map(({ name }) => name);

describe('a person of the demo', () => {
  it('signs in under the name in the catalog, with the own groups', async () => {
    const { body } = await signIn(DANA).expect(200);
    expect(body.profile).toEqual({ displayName: 'Dana Kim' });
    const portal = await portalAs(DANA);
    const { body: entity } = await portal
      .get('/catalog/entities/by-name/user/default/dana')
      .expect(200);
    expect(entity.spec.profile).toEqual(body.profile);
    expect(body.backstageIdentity.identity).toMatchObject({
      userEntityRef: DANA,
      ownershipEntityRefs: [DANA, 'group:default/shop-team'],
    });
  });

  it('must be one of the configured ones', async () => {
    const { body } = await signIn('user:default/eve').expect(400);
    expect(body.error.message).toContain(`has to be one of ${DANA}, ${PETRA}`);
  });

  it('is named if missing from the catalog', async () => {
    const { body } = await signIn('user:default/nobody').expect(404);
    expect(body.error.message).toMatch(
      /names user:default\/nobody, whom the catalog does not have/,
    );
  });
});

describe('the developer', () => {
  it('sees one cluster, and nothing of the other', async () => {
    const portal = await portalAs(DANA);
    const clusters = await portal.get('/eco/clusters').expect(200);
    expect(namesOf(clusters.body.items)).toEqual(['demo-dev']);
    await portal.get('/eco/clusters/demo-dev').expect(200);
    for (const path of [
      '/eco/stack',
      '/eco/tools/argocd',
      '/eco/history',
      '/eco/certificates',
      '/eco/storage',
    ]) {
      const { text } = await portal.get(path).expect(200);
      expect(text).toContain('demo-dev');
      expect(text).not.toContain('demo-prod');
    }
    for (const path of [
      '/eco/clusters/demo-prod',
      '/eco/clusters/demo-prod/inventory/deployments',
      '/eco/stack?cluster=demo-prod',
      '/eco/history?cluster=demo-prod',
    ]) {
      await portal.get(path).expect(404);
    }
  });

  it('sees a tool in one cluster that others see in both', async () => {
    const clustersOfTool = async (user: string) => {
      const portal = await portalAs(user);
      const { body } = await portal.get('/eco/tools/argocd').expect(200);
      return body.detections.map((each: any) => each.cluster).sort();
    };
    expect(await clustersOfTool(DANA)).toEqual(['demo-dev']);
    expect(await clustersOfTool(AMARA)).toEqual(['demo-dev', 'demo-prod']);
    expect(await clustersOfTool(PETRA)).toEqual(['demo-dev', 'demo-prod']);
  });

  it('is told that a refresh is denied', async () => {
    const portal = await portalAs(DANA);
    const refresh = (cluster: string) =>
      portal.post(`/eco/clusters/${cluster}/refresh`);
    const { body } = await refresh('demo-dev').expect(403);
    expect(body.error.message).toBe(
      "You may not refresh cluster 'demo-dev': permission eco.inventory.refresh is denied",
    );
    // A hidden cluster is answered as one that does not exist.
    await refresh('demo-prod').expect(404);
    await refresh('no-such-cluster').expect(404);
  });

  it('does not see the other cluster through the Kubernetes plugin', async () => {
    const portal = await portalAs(DANA);
    for (const path of ['clusters', 'proxy/api/v1/namespaces']) {
      const { status } = await portal.get(`/kubernetes/${path}`);
      expect([path, status]).toEqual([path, 403]);
    }
  });
});

describe('the auditor', () => {
  it('sees all clusters and their history, but changes nothing', async () => {
    const portal = await portalAs(AMARA);
    const { body } = await portal.get('/eco/clusters').expect(200);
    expect(namesOf(body.items)).toEqual(['demo-dev', 'demo-prod']);
    const { text } = await portal.get('/eco/history').expect(200);
    expect(text).toMatch(/demo-prod/);
    await portal.post('/eco/clusters/demo-dev/refresh').expect(403);
    // 404, as it is not archived.
    await portal.post('/eco/clusters/demo-dev/restore').expect(404);
    await portal.get('/kubernetes/clusters').expect(200);
    await portal.get('/kubernetes/proxy/api/v1/namespaces').expect(403);
  });
});

describe('the platform engineer', () => {
  it('sees all clusters, and refreshes them', async () => {
    const portal = await portalAs(PETRA);
    const { body } = await portal.get('/eco/clusters').expect(200);
    expect(namesOf(body.items)).toEqual(['demo-dev', 'demo-prod']);
    await portal.post('/eco/clusters/demo-prod/refresh').expect(202);
    // 404 rather than 403: nothing is archived, but the request is allowed.
    await portal.post('/eco/clusters/demo-prod/restore').expect(404);
  });
});

describe('a guest of the demo', () => {
  it('sees no cluster, and is told why', async () => {
    const portal = await portalAs();
    const { body } = await portal.get('/eco/clusters').expect(403);
    expect(body.error.message).toBe(
      'You may not read clusters: permission eco.inventory.read is denied',
    );
  });
});
