import { accessibilityProblems, keepScreenshot, openAs } from '../browser';
import { ENGINEER } from '../people';
import { Walk } from './Walk';

/** Walks from the clusters to the objects of a kind. */
export async function walkClusters(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
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
}

/** Expects the pods of a component in Backstage's Kubernetes tab. */
export async function expectPods(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
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
}
