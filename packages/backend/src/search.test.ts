import { setTimeout as sleep } from 'node:timers/promises';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import searchPlugin from '@backstage/plugin-search-backend';
import searchModuleEco from '@backstage-eco/plugin-search-backend-module-eco';
import { ControlPlane, startControlPlane } from 'control-plane';
import { AMARA, DANA, DemoPortal, PETRA } from './__testUtils__/demoPortal';
import { ARGO_CD, CERT_MANAGER } from './__testUtils__/objects';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

let dev: ControlPlane;
let prod: ControlPlane;
let portal: DemoPortal;

/** Both run Argo CD; only production runs cert-manager. */
beforeAll(async () => {
  dev = await startControlPlane({ name: 'dev', size: 'api' });
  prod = await startControlPlane({ name: 'prod', size: 'api' });
  for (const object of ARGO_CD) {
    await dev.client.serverSideApply(object);
  }
  for (const object of [...ARGO_CD, ...CERT_MANAGER]) {
    await prod.client.serverSideApply(object);
  }
  portal = await DemoPortal.start({ dev, prod }, [
    // The mock does not run tasks with a delay.
    schedulerServiceFactory,
    searchPlugin,
    searchModuleEco,
  ]);
  while ((await search(PETRA, 'argo')).length === 0) {
    await sleep(200);
  }
});

afterAll(async () => {
  await portal?.stop();
  await dev?.stop();
  await prod?.stop();
});

/** Returns a user's search results, each as `title: location`, sorted. */
async function search(
  user: string | undefined,
  term: string,
): Promise<string[]> {
  const as = await portal.as(user);
  const { body } = await as.get(
    `/search/query?term=${encodeURIComponent(term)}`,
  );
  return (body.results ?? [])
    .map(({ document }: any) => `${document.title}: ${document.location}`)
    .sort();
}

const argoIn = (cluster: string) =>
  `Argo CD: /eco/tools/argocd?cluster=${cluster}`;

describe('search', () => {
  it.each([
    ['the platform engineer', PETRA],
    ['the auditor', AMARA],
  ])('shows %s what every cluster runs', async (_, user) => {
    expect(await search(user, 'argo')).toEqual([
      argoIn('demo-dev'),
      argoIn('demo-prod'),
    ]);
    expect(await search(user, 'cert-manager')).toEqual(
      expect.arrayContaining([
        'cert-manager: /eco/tools/cert-manager?cluster=demo-prod',
        'Certificate: /eco/kinds/cert-manager.io/certificates?cluster=demo-prod',
      ]),
    );
  });

  it('shows the developer what the own cluster runs', async () => {
    expect(await search(DANA, 'argo')).toEqual([argoIn('demo-dev')]);
  });

  it.each(['cert-manager', 'certificate', 'demo-prod', 'certificates'])(
    'hides from the developer what only production runs: %s',
    async term => {
      const found = await search(DANA, term);
      expect(found.join()).not.toMatch(/cert|prod/i);
    },
  );

  it('refuses a word that its engine would compare for seconds', async () => {
    const { get } = await portal.as(AMARA);
    const statusOf = async (length: number) =>
      (await get(`/search/query?term=${'a'.repeat(length)}`)).status;
    expect([await statusOf(50), await statusOf(51)]).toEqual([200, 400]);
  });

  it('shows the guest of the demo nothing', async () => {
    expect(await search(undefined, 'argo')).toEqual([]);
  });
});
