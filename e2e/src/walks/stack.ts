import { readFile } from 'node:fs/promises';
import { Page } from 'playwright-core';
import { parse } from 'yaml';
import { accessibilityProblems, keepScreenshot, openAs } from '../browser';
import { ENGINEER } from '../people';
import { descendants } from '../processes';
import { askAs, StartedPortal } from '../startedPortal';
import { Walk } from './Walk';

/** Waits until the stack is drawn. */
export async function stackDrawn(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'The stack' }).waitFor();
}

/** Reads the names of the tools in each layer. */
async function readStack(page: Page): Promise<Record<string, string[]>> {
  const stack: Record<string, string[]> = {};
  const region = page.getByRole('region', { name: 'The stack' });
  for (const layer of await region.locator('li:has(h3)').all()) {
    const name = await layer.getByRole('heading', { level: 3 }).innerText();
    // The layer's name and its recommended tools are links too.
    const tools = await layer.locator('a[aria-haspopup]').allInnerTexts();
    stack[name] = tools.map(text => text.split('\n')[0]);
  }
  return stack;
}

/** Kills the API server of a demo cluster. */
async function cutCluster(portal: StartedPortal, name: string): Promise<void> {
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

/** Walks from the home page to the stack. */
export async function walkHome(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
  const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/`);
  await page.getByRole('heading', { name: /clusters really run/ }).waitFor();
  await page.getByText('Demo production').first().waitFor();
  await keepScreenshot(page, 'home-light');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('link', { name: /ecosystem stack/i }).click();
  await stackDrawn(page);
  expect(new URL(page.url()).pathname).toBe('/eco');
  await page.close();
}

/** Expects the tools of both clusters in their layers. */
export async function expectLayers(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
  const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
  await stackDrawn(page);
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
}

/** Expects only the tools of the selected cluster. */
export async function expectOneCluster(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
  const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
  await stackDrawn(page);
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
}

/**
 * Opens a tool in the panel over the stack, and closes it, with the keyboard.
 */
export async function walkPanel(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
  const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
  await stackDrawn(page);
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
}

/** Kills a cluster's API server, and expects that its last facts stay. */
export async function expectLastFacts(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
  const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
  await stackDrawn(page);
  const before = await readStack(page);
  await cutCluster(portal, 'demo-dev');
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
}
