import { readFile } from 'node:fs/promises';
import { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import {
  accessibilityProblems,
  DARK,
  enterAs,
  expectWellMade,
  keepScreenshot,
  launchBrowser,
  NARROW,
  openAs,
  openSignIn,
} from './browser';
import { AUDITOR, DEVELOPER, ENGINEER, Person } from './people';
import { descendants, stillRunning } from './processes';
import {
  askAs,
  portalReady,
  spawnPortal,
  START_WITHIN_MS,
  StartedPortal,
} from './startedPortal';

let portal: StartedPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await spawnPortal();
  browser = await launchBrowser();
  await portalReady(portal);
}, START_WITHIN_MS + 10_000);

afterAll(async () => {
  await browser?.close();
  await portal?.end('SIGTERM');
});

/** Eco's pages, each with the heading that it has once it is drawn. */
const PAGES = [
  { shot: 'stack', path: '/eco', heading: 'The stack' },
  { shot: 'tools', path: '/eco/tools', heading: 'Tools' },
  { shot: 'tool', path: '/eco/tools/cert-manager', heading: 'cert-manager' },
  { shot: 'layers', path: '/eco/layers', heading: 'Layers' },
  { shot: 'layer', path: '/eco/layers/cni', heading: 'CNI' },
  {
    shot: 'certificates',
    path: '/eco/layers/certificates',
    heading: 'Certificates',
  },
  { shot: 'storage', path: '/eco/layers/storage', heading: 'Storage' },
];

const REFRESH = '/api/eco/clusters/demo-dev/refresh';

/** The label of the refresh button without the permission. */
const REFRESH_DENIED =
  /You need eco\.inventory\.refresh to refresh this cluster$/;

async function openStack(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'The stack' }).waitFor();
}

async function openStackAs(person: Person, options = {}): Promise<Page> {
  const page = await openAs(browser, person, `${portal.baseUrl}/eco`, options);
  await openStack(page);
  return page;
}

/** The name of a layer and the tools that stand in it. */
async function readStack(page: Page): Promise<Record<string, string[]>> {
  const stack: Record<string, string[]> = {};
  const region = page.getByRole('region', { name: 'The stack' });
  for (const layer of await region.locator('li:has(h3)').all()) {
    const name = await layer.getByRole('heading', { level: 3 }).innerText();
    // The name of the layer, and what is usually chosen, are links too.
    const tools = await layer.locator('a[aria-haspopup]').allInnerTexts();
    stack[name] = tools.map(text => text.split('\n')[0]);
  }
  return stack;
}

/** Cuts a demo cluster off: its API server answers nobody any more. */
async function cutCluster(name: string): Promise<void> {
  const line = /The portal's log: (.*)\/backend\.log/.exec(portal.output());
  const config = parse(await readFile(`${line![1]}/app-config.yaml`, 'utf8'));
  const { url } = config.kubernetes.clusterLocatorMethods[0].clusters.find(
    (cluster: { name: string }) => cluster.name === name,
  );
  const { port } = new URL(url);
  const server = descendants(portal.process.pid!).find(
    ({ command }) =>
      /^\S*kube-apiserver /.test(command) &&
      new RegExp(`--secure-port[= ]${port}\\b`).test(command),
  );
  process.kill(server!.pid, 'SIGKILL');
}

describe('the sign-in page of the demo', () => {
  it.each([
    ['light', {}],
    ['dark', DARK],
    ['narrow', NARROW],
  ])('offers three people, %s', async (name, options) => {
    const { baseUrl } = portal;
    const page = await openSignIn(browser, baseUrl, options);
    const enter = page.getByRole('button', { name: /^Enter as / });
    await enter.first().waitFor();
    expect(await enter.count()).toBe(3);
    await expectWellMade(page, `sign-in-${name}`);
    await page.context().close();
  });
});

describe('each person of the demo', () => {
  it.each([
    ['developer', DEVELOPER, ['Demo development']],
    ['auditor', AUDITOR, ['Demo development', 'Demo production']],
    ['engineer', ENGINEER, ['Demo development', 'Demo production']],
  ])('the %s sees the own clusters, by day and by night', async (...row) => {
    const [role, person, clusters] = row;
    for (const [name, options] of Object.entries({ light: {}, dark: DARK })) {
      const page = await openStackAs(person, options);
      const tiles = page
        .getByRole('region', { name: 'Clusters' })
        .getByRole('button', { name: /^Demo / });
      const texts = await tiles.allInnerTexts();
      expect(texts.map(text => text.split(/ ?demo-|\n/)[0])).toEqual(clusters);
      await page.getByText(person.name).first().waitFor();
      await expectWellMade(page, `stack-${role}-${name}`);
      await page.close();
    }
  });

  it('tells the developer nothing of the other cluster', async () => {
    const page = await openStackAs(DEVELOPER);
    for (const tab of ['Tools', 'Layers', 'Clusters', 'History']) {
      await page.getByRole('link', { name: tab, exact: true }).click();
      await page
        .getByRole('heading', { name: tab, level: 2, exact: true })
        .waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.content()).not.toMatch(/demo-prod|Demo production/);
    }
    await page.goto(`${portal.baseUrl}/eco/clusters/demo-prod`);
    await page
      .getByText('no cluster named demo-prod that you may see')
      .waitFor();
    await page.close();
  });

  it.each([
    ['developer', DEVELOPER],
    ['auditor', AUDITOR],
  ])('says to the %s what a refresh needs', async (_, person) => {
    const page = await openStackAs(person);
    const button = page.getByRole('button', { name: REFRESH_DENIED }).first();
    await button.waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    const answer = await askAs(person, portal.baseUrl, REFRESH, {
      method: 'POST',
    });
    expect(answer.status).toBe(403);
    await page.close();
  });

  it('lets the engineer have a cluster read again', async () => {
    const page = await openStackAs(ENGINEER);
    const name = 'Refresh Demo development';
    await page.getByRole('button', { name }).click();
    await page.getByRole('button', { name: /^Reading / }).waitFor();
    expect(
      await page.getByRole('button', { name: REFRESH_DENIED }).count(),
    ).toBe(0);
    await page.close();
  });

  it('becomes another one by signing out', async () => {
    const page = await openSignIn(browser, `${portal.baseUrl}/eco`);
    await enterAs(page, DEVELOPER);
    await openStack(page);
    await page.reload();
    await page.getByText(DEVELOPER.name).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await enterAs(page, AUDITOR);
    await page.getByText('Demo production').first().waitFor();
    expect(await page.getByText(DEVELOPER.name).count()).toBe(0);
    await page.context().close();
  });
});

describe('somebody else on this machine', () => {
  it('cannot sign in without the key of the printed address', async () => {
    for (const provider of ['guest', 'demoPersonas']) {
      const { status } = await fetch(
        `${portal.baseUrl}/api/auth/${provider}/refresh`,
        {
          headers: {
            'x-demo-persona': ENGINEER.user,
            'x-requested-with': 'XMLHttpRequest',
          },
        },
      );
      expect(status).toBe(401);
    }
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${portal.baseUrl}/eco`);
    const title = 'Open the address from your terminal';
    await page.getByRole('heading', { name: title }).waitFor();
    await expectWellMade(page, 'key-needed');
    await context.close();
  });

  it('cannot point a name of their own at the portal', async () => {
    const rebound = await launchBrowser([
      '--host-resolver-rules=MAP rebind.example 127.0.0.1',
    ]);
    const page = await rebound.newPage();
    const answer = await page.goto(`http://rebind.example:${portal.port}/eco`);
    expect(answer?.status()).toBe(403);
    const status = await page.evaluate(async () => {
      const { status: refused } = await fetch('/api/auth/guest/refresh');
      return refused;
    });
    expect(status).toBe(403);
    await rebound.close();
  });
});

describe('somebody who may see no cluster', () => {
  it.each([
    ['light', {}],
    ['dark', DARK],
  ])('is told so, %s', async (name, options) => {
    const { baseUrl } = portal;
    const page = await openSignIn(browser, `${baseUrl}/eco`, options);
    // A guest has no group in the demo; the sign-in page does not offer it.
    await page.route('**/api/auth/demoPersonas/refresh', route =>
      route.continue({ url: `${baseUrl}/api/auth/guest/refresh` }),
    );
    await page.getByRole('button', { name: /^Enter as Dana/ }).click();
    const title = 'You may not see what clusters run';
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText(/You need eco\.inventory\.read/).waitFor();
    expect(await page.getByRole('button', { name: /^Read / }).count()).toBe(0);
    await expectWellMade(page, `denied-${name}`);
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.getByRole('alert').getByText(title).waitFor();
    await expectWellMade(page, `denied-home-${name}`);
    await page.context().close();
  });
});

describe('the portal on the demo clusters', () => {
  it('begins with a page that leads to the stack', async () => {
    const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/`);
    await page.getByRole('heading', { name: /clusters really run/ }).waitFor();
    await page.getByText('Demo production').first().waitFor();
    await keepScreenshot(page, 'home-light');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: /ecosystem stack/i }).click();
    await openStack(page);
    expect(new URL(page.url()).pathname).toBe('/eco');
    await page.close();
  });

  it('shows the twelve layers with the tools of both clusters', async () => {
    const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
    await openStack(page);
    const stack = await readStack(page);
    expect(Object.keys(stack).reverse()).toEqual([
      'Cluster provisioning',
      'CNI',
      'Ingress',
      'Certificates',
      'Package management',
      'GitOps',
      'Secrets',
      'Policy',
      'Observability',
      'Service mesh',
      'Storage',
      'Developer experience',
    ]);
    expect(stack.CNI).toEqual(expect.arrayContaining(['Calico', 'Cilium']));
    expect(stack.GitOps).toEqual(expect.arrayContaining(['Argo CD', 'Flux']));
    expect(stack.Certificates).toEqual(['cert-manager']);
    await keepScreenshot(page, 'stack-light');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.close();
  });

  it('shows one cluster alone', async () => {
    const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
    await openStack(page);
    await page
      .getByRole('region', { name: 'Clusters' })
      .getByRole('button', { name: /^Demo development/ })
      .click();
    await page.waitForURL(/cluster=demo-dev/);
    await page
      .getByRole('region', { name: 'The stack' })
      .locator('a[aria-haspopup]', { hasText: 'Argo CD' })
      .waitFor({ state: 'detached' });
    const stack = await readStack(page);
    expect(stack.CNI).toEqual(['Calico']);
    expect(stack.GitOps).toEqual(['Flux']);
    await keepScreenshot(page, 'stack-one-cluster');
    await page.close();
  });

  it('opens a tool with its evidence, and closes it by the keyboard', async () => {
    const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
    await openStack(page);
    await page.getByRole('link', { name: /^cert-manager/ }).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: /cert-manager/ });
    const evidence = panel.getByRole('table', {
      name: 'Evidence for cert-manager in Demo production',
    });
    await evidence.waitFor();
    const text = await evidence.innerText();
    expect(text).toContain('certificates.cert-manager.io');
    expect(text).toContain('quay.io/jetstack/cert-manager-controller:v');
    await keepScreenshot(page, 'panel-light');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.close();
  });

  it('tells everything about a tool, and leads on to others', async () => {
    const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
    await openStack(page);
    await page.getByRole('link', { name: /^Ingress NGINX/ }).click();
    await page.getByRole('link', { name: /^Everything about/ }).click();
    await page.waitForURL(/\/eco\/tools\/ingress-nginx$/);
    expect(await page.getByRole('note').innerText()).toContain('no fixes');
    const matrix = await page.getByRole('table', { name: /by cluster$/ });
    expect(await matrix.innerText()).toMatch(/ingress-nginx\s+ingress-legacy/);
    await page
      .getByRole('table', { name: /^Evidence for .* in Demo development$/ })
      .waitFor();
    await keepScreenshot(page, 'tool-light');
    expect(await accessibilityProblems(page)).toEqual([]);

    const others = page.getByRole('region', { name: 'Alternatives' });
    expect(await others.innerText()).toMatch(/Traefik[^]*prod/);
    await others.getByRole('link', { name: /^Traefik/ }).click();
    await page.getByRole('heading', { name: /^Traefik/ }).waitFor();
    // Backstage puts the number of unread notifications before it.
    expect(await page.title()).toMatch(
      /^(\(\d+\) )?Traefik.* \| Ecosystem \| Eco$/,
    );

    await page
      .getByRole('region', { name: 'About' })
      .getByRole('link', { name: 'Ingress' })
      .click();
    await page.getByRole('region', { name: 'How to choose' }).waitFor();
    const table = page.getByRole('table', { name: /in your clusters$/ });
    expect(await table.innerText()).toMatch(/Ingress NGINX[^]*retired/);
    await keepScreenshot(page, 'layer-light');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.close();
  });

  it('lists tools, searches them and saves them as CSV', async () => {
    const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco/tools`);
    const table = page.getByRole('table', { name: 'Tools' });
    await table.getByRole('link', { name: 'cert-manager' }).waitFor();
    await keepScreenshot(page, 'tools-light');
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('checkbox', { name: /known tools$/ }).click();
    await page.getByRole('textbox', { name: 'Search tools' }).fill('kube');
    await page.waitForURL(/q=kube/);
    await table.getByRole('link', { name: /^kubectx/ }).waitFor();
    expect(await table.getByRole('link', { name: 'Cilium' }).count()).toBe(0);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    const lines = csv.split('\r\n');
    expect(lines[0]).toMatch(/^id,name,layers,cluster,state,/);
    expect(lines.filter(line => line.startsWith('kubectx,'))).toHaveLength(2);
    await page.close();
  });

  it.each([
    ['dark', DARK],
    ['narrow', NARROW],
  ])('is legible %s', async (name, options) => {
    for (const { shot, path, heading } of PAGES) {
      const page = await openAs(
        browser,
        ENGINEER,
        portal.baseUrl + path,
        options,
      );
      await page
        .getByRole('heading', { name: heading, level: 2, exact: true })
        .waitFor();
      await keepScreenshot(page, `${shot}-${name}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await page.close();
    }
  });

  it('counts what the clusters have of a layer', async () => {
    const page = await openAs(
      browser,
      ENGINEER,
      `${portal.baseUrl}/eco/layers/certificates`,
    );
    const issuers = page.getByRole('table', {
      name: 'Issuers in Demo production',
    });
    await issuers
      .getByRole('row', { name: /letsencrypt-prod ACME, Let’s Encrypt/ })
      .waitFor();
    await page.getByRole('link', { name: /^Storage/ }).click();
    await page
      .getByRole('table', { name: 'Storage classes of Demo production' })
      .getByText('ebs.csi.aws.com')
      .first()
      .waitFor();
    await page.getByRole('link', { name: /^Secrets/ }).click();
    await page
      .getByRole('table', { name: 'Secret stores in Demo production' })
      .getByText('HashiCorp Vault')
      .waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.close();
  });

  it('leads from the clusters to the objects of a kind', async () => {
    const page = await openAs(
      browser,
      ENGINEER,
      `${portal.baseUrl}/eco/clusters`,
    );
    await page.getByRole('link', { name: 'Demo production' }).click();
    await page.getByRole('link', { name: 'Deployments' }).click();
    const objects = page.getByRole('table', { name: 'Deployments' });
    await objects.getByText('cert-manager-webhook', { exact: true }).waitFor();
    await page.getByRole('textbox').fill('cainjector');
    await page.getByText(/^1 of \d+ objects match$/).waitFor();
    expect(page.url()).toMatch(/demo-prod\/deployments\?q=cainjector$/);
    await keepScreenshot(page, 'objects-light');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.close();
  });

  it('shows the pods of a component in the Kubernetes tab', async () => {
    const page = await openAs(
      browser,
      ENGINEER,
      `${portal.baseUrl}/catalog/default/component/shop-checkout/kubernetes`,
    );
    const cluster = page.getByRole('button', { name: /^Demo production/ });
    await cluster.waitFor();
    expect(await cluster.innerText()).toMatch(/[1-9]\d* pods?/);
    await cluster.click();
    await page.getByText('shop-checkout').last().waitFor();
    expect(await page.getByText(/problem retrieving/).count()).toBe(0);
    await keepScreenshot(page, 'kubernetes-tab');
    await page.close();
  });

  it('keeps the last facts of a cluster that is cut off, with their age', async () => {
    const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
    await openStack(page);
    const before = await readStack(page);
    await cutCluster('demo-dev');
    const refreshed = await askAs(
      ENGINEER,
      portal.baseUrl,
      '/api/eco/clusters/demo-dev/refresh',
      { method: 'POST' },
    );
    expect(refreshed.status).toBe(202);
    const clusters = page.getByRole('region', { name: 'Clusters' });
    await clusters.getByText('unreachable').waitFor();
    await clusters.getByText(/Showing data from .* ago/).waitFor();
    expect(await readStack(page)).toEqual(before);
    await keepScreenshot(page, 'stack-unreachable');
    await page.close();
  });

  it('leaves no process behind after Ctrl-C', async () => {
    const started = descendants(portal.process.pid!);
    expect(started.length).toBeGreaterThan(8);
    // Ctrl-C goes to all programs of the terminal, npm among them.
    process.kill(-portal.process.pid!, 'SIGINT');
    await portal.ended;
    expect(await stillRunning(started, 15_000)).toEqual([]);
  });
});
