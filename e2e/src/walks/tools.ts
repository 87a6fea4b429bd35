import { readFile } from 'node:fs/promises';
import { accessibilityProblems, keepScreenshot, openAs } from '../browser';
import { ENGINEER } from '../people';
import { stackDrawn } from './stack';
import { Walk } from './Walk';

/** Walks from the stack to a tool, to an alternative and to their layer. */
export async function walkTool(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
  const page = await openAs(browser, ENGINEER, `${portal.baseUrl}/eco`);
  await stackDrawn(page);
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
  // Backstage may prepend the number of unread notifications.
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
}

/** Searches the list of tools and saves it. */
export async function walkTools(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
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
}

/** Walks through the layers, and expects their contents in the clusters. */
export async function walkLayers(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
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
}
