import { readFile } from 'node:fs/promises';
import { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import {
  accessibilityProblems,
  keepScreenshot,
  launchBrowser,
  openAsGuest,
} from './browser';
import { descendants, stillRunning } from './processes';
import {
  askAsGuest,
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

async function openStack(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'The stack' })
    .waitFor({ timeout: 20_000 });
}

/** The name of a layer and the tools that stand in it. */
async function readStack(page: Page): Promise<Record<string, string[]>> {
  const stack: Record<string, string[]> = {};
  const region = page.getByRole('region', { name: 'The stack' });
  for (const layer of await region.locator('li:has(h3)').all()) {
    const name = await layer.getByRole('heading', { level: 3 }).innerText();
    const tools = await layer.getByRole('link').allInnerTexts();
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

describe('the portal on the demo clusters', () => {
  it('begins with a page that leads to the stack', async () => {
    const page = await openAsGuest(browser, `${portal.baseUrl}/`);
    await page.getByRole('heading', { name: /clusters really run/ }).waitFor();
    await page.getByText('Demo production').first().waitFor();
    await keepScreenshot(page, 'home-light');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: /ecosystem stack/i }).click();
    await openStack(page);
    expect(new URL(page.url()).pathname).toBe('/eco');
    await page.context().close();
  });

  it('shows the twelve layers with the tools of both clusters', async () => {
    const page = await openAsGuest(browser, `${portal.baseUrl}/eco`);
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
    await page.context().close();
  });

  it('shows one cluster alone', async () => {
    const page = await openAsGuest(browser, `${portal.baseUrl}/eco`);
    await openStack(page);
    await page
      .getByRole('region', { name: 'Clusters' })
      .getByRole('button', { name: /^Demo development/ })
      .click();
    await page.waitForURL(/cluster=demo-dev/);
    await page
      .getByRole('region', { name: 'The stack' })
      .getByRole('link', { name: /^Cilium/ })
      .first()
      .waitFor({ state: 'detached' });
    const stack = await readStack(page);
    expect(stack.CNI).toEqual(['Calico']);
    expect(stack.GitOps).toEqual(['Flux']);
    await keepScreenshot(page, 'stack-one-cluster');
    await page.context().close();
  });

  it('opens a tool with its evidence, and closes it by the keyboard', async () => {
    const page = await openAsGuest(browser, `${portal.baseUrl}/eco`);
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
    await page.context().close();
  });

  it.each([
    ['dark', { colorScheme: 'dark' as const }],
    ['narrow', { viewport: { width: 390, height: 844 } }],
  ])('is legible %s', async (name, options) => {
    const page = await openAsGuest(browser, `${portal.baseUrl}/eco`, options);
    await openStack(page);
    await keepScreenshot(page, `stack-${name}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('shows the pods of a component in the Kubernetes tab', async () => {
    const page = await openAsGuest(
      browser,
      `${portal.baseUrl}/catalog/default/component/shop-checkout/kubernetes`,
    );
    const cluster = page.getByRole('button', { name: /^Demo production/ });
    await cluster.waitFor({ timeout: 30_000 });
    expect(await cluster.innerText()).toMatch(/[1-9]\d* pods?/);
    await cluster.click();
    await page.getByText('shop-checkout').last().waitFor();
    expect(await page.getByText(/problem retrieving/).count()).toBe(0);
    await keepScreenshot(page, 'kubernetes-tab');
    await page.context().close();
  });

  it('keeps the last facts of a cluster that is cut off, with their age', async () => {
    const page = await openAsGuest(browser, `${portal.baseUrl}/eco`);
    await openStack(page);
    const before = await readStack(page);
    await cutCluster('demo-dev');
    const refreshed = await askAsGuest(
      portal.baseUrl,
      '/api/eco/clusters/demo-dev/refresh',
      { method: 'POST' },
    );
    expect(refreshed.status).toBe(202);
    const clusters = page.getByRole('region', { name: 'Clusters' });
    await clusters.getByText('unreachable').waitFor({ timeout: 50_000 });
    await clusters
      .getByText(/What is shown of it is from .* ago/)
      .waitFor({ timeout: 10_000 });
    expect(await readStack(page)).toEqual(before);
    await keepScreenshot(page, 'stack-unreachable');
    await page.context().close();
  }, 90_000);

  it('leaves no process behind after Ctrl-C', async () => {
    const started = descendants(portal.process.pid!);
    expect(started.length).toBeGreaterThan(8);
    // Ctrl-C goes to all programs of the terminal, npm among them.
    process.kill(-portal.process.pid!, 'SIGINT');
    await portal.ended;
    expect(await stillRunning(started, 15_000)).toEqual([]);
  });
});
