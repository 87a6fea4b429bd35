import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ControlPlane,
  createReader,
  installManifests,
  loopbackCertificate,
  startControlPlane,
  writeKubeconfig,
} from 'control-plane';
import { FaultProxy, FaultSet, hang, pathIs } from 'fault-injection';
import { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import {
  accessibilityProblems,
  keepScreenshot,
  launchBrowser,
  openSignIn,
} from './browser';
import {
  askAsGuest,
  portalReady,
  ROOT,
  spawnPortal,
  START_WITHIN_MS,
  StartedPortal,
} from './startedPortal';

const NAME = 'harbour';
const ROLE = join(ROOT, 'plugins/eco-backend/rbac/eco-reader.yaml');
/** Longer than Eco's own deadline for a cluster. */
const READ_WITHIN_MS = 150_000;
const POLL_INTERVAL_MS = 1_000;

jest.setTimeout(2 * READ_WITHIN_MS);

let folder: string;
let controlPlane: ControlPlane;
let proxy: FaultProxy;
const faults = new FaultSet();
let portal: StartedPortal;
let browser: Browser;
/** Stays open during all tests; somebody returns to it now and then. */
let page: Page;
let healthy: Record<string, string[]>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eco-e2e-faults-'));
  controlPlane = await startControlPlane({ name: NAME });
  const demo = dirname(require.resolve('demo/package.json'));
  await installManifests(controlPlane.client, {
    folder: join(demo, 'footprints/demo-prod'),
  });
  const { token } = await createReader(controlPlane, { clusterRoleFile: ROLE });
  const { ca, ...tls } = await loopbackCertificate('faults');
  proxy = await FaultProxy.start({
    target: {
      url: controlPlane.url,
      ca: await readFile(controlPlane.caFile, 'utf8'),
    },
    tls,
    faults: [faults],
  });
  const file = join(folder, 'config');
  const { url } = proxy;
  await writeKubeconfig(file, { name: NAME, url, ca, user: { token } });
  portal = await spawnPortal(['--kubeconfig', file]);
  browser = await launchBrowser();
  await portalReady(portal);
  page = await openSignIn(browser, `${portal.baseUrl}/eco`);
  healthy = await readStack();
}, START_WITHIN_MS + 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.end('SIGTERM');
  await proxy?.stop();
  await controlPlane?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Reads the lines of every card, by name of the layer. */
async function readStack(): Promise<Record<string, string[]>> {
  const stack: Record<string, string[]> = {};
  const region = page.getByRole('region', { name: 'The stack' });
  await region.waitFor();
  for (const layer of await region.locator('li:has(h3)').all()) {
    const name = await layer.getByRole('heading', { level: 3 }).innerText();
    const cards = await layer.locator('a[aria-haspopup]').allInnerTexts();
    // Drop the maturity: it may become unknown.
    stack[name] = cards.map(text => text.replace(/^.*maturity.*\n/im, ''));
  }
  return stack;
}

/**
 * Simulates a return to the browser tab, on which the page refetches stale
 * data.
 */
function returnToPage(): Promise<boolean> {
  return page.evaluate(() =>
    window.dispatchEvent(new Event('visibilitychange')),
  );
}

/** Refreshes the cluster, and waits for a text on the open page. */
async function readAgain(words: RegExp): Promise<void> {
  const path = `/api/eco/clusters/${NAME}/refresh`;
  const { status } = await askAsGuest(portal.baseUrl, path, { method: 'POST' });
  expect(status).toBe(202);
  const clusters = page.getByRole('region', { name: 'Clusters' });
  const said = clusters.getByText(words).first();
  const until = Date.now() + READ_WITHIN_MS;
  while (!(await said.isVisible()) && Date.now() < until) {
    await returnToPage();
    await sleep(POLL_INTERVAL_MS);
  }
  await expect(said.innerText()).resolves.toMatch(words);
}

/**
 * Takes the same screenshot in the dark and the light theme.
 *
 * @param region - Region that is visible once the page is drawn
 */
async function keepBoth(name: string, region: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // A change of the theme redraws the whole page.
    await page.locator(`body[data-theme-mode="${colorScheme}"]`).waitFor();
    await page.getByRole('region', { name: region }).waitFor();
    await keepScreenshot(page, `${name}-${colorScheme}`);
    expect(await accessibilityProblems(page)).toEqual([]);
  }
}

/** Opens the cluster's page, and returns to the stack. */
async function lookAtCluster(shot: string): Promise<string> {
  const tabs = page.getByRole('navigation', { name: 'Ecosystem' });
  await tabs.getByRole('link', { name: 'Clusters', exact: true }).click();
  await page.getByRole('link', { name: NAME }).click();
  await keepBoth(shot, 'Workloads');
  const text = await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Deployments' }) })
    .innerText();
  await tabs.getByRole('link', { name: 'Stack', exact: true }).click();
  return text;
}

/** Applies the reader's role with or without access to the group apps. */
async function applyRole(allowed: boolean): Promise<void> {
  const role = parse(await readFile(ROLE, 'utf8'));
  const rules = role.rules.filter(
    ({ apiGroups }: { apiGroups?: string[] }) =>
      allowed || apiGroups?.[0] !== 'apps',
  );
  await controlPlane.client.serverSideApply({ ...role, rules });
}

describe('a portal that is open while something goes wrong', () => {
  it('shows the stack of the cluster while all is well', () => {
    const cards = Object.values(healthy).flat();
    expect(cards.length).toBeGreaterThan(10);
  });

  it('reports a revoked permission, and loses nothing', async () => {
    await applyRole(false);
    await readAgain(/^partly read$/);
    expect(await readStack()).toEqual(healthy);
    await keepBoth('faults-permission-stack', 'The stack');
    expect(await lookAtCluster('faults-permission')).toMatch(
      /^Deployments\s+\d+\s+as of .* ago; not read since .*: .*403/s,
    );
    await applyRole(true);
    await readAgain(/^read$/);
  });

  it('reports a hanging request, and loses nothing', async () => {
    faults.strike({
      matches: pathIs('/apis/apps/v1/deployments'),
      strike: hang,
    });
    await readAgain(/^partly read$/);
    expect(faults.strikes).toBeGreaterThan(0);
    expect(await readStack()).toEqual(healthy);
    await keepBoth('faults-hang-stack', 'The stack');
    expect(await lookAtCluster('faults-hang')).toMatch(
      /^Deployments\s+\d+\s+(shown )?as of .* ago/s,
    );
    faults.heal();
    await readAgain(/^read$/);
  });

  it('reports a stopped cluster, and loses nothing', async () => {
    await controlPlane.stop();
    await readAgain(/^unreachable$/);
    expect(await readStack()).toEqual(healthy);
    await keepBoth('faults-stopped-stack', 'The stack');
    const text = await lookAtCluster('faults-stopped');
    expect(text).toMatch(/^Deployments\s+\d+\s+(shown )?as of .* ago/s);
  });
});
