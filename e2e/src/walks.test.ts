import { readFile } from 'node:fs/promises';
import { Browser, Page } from 'playwright-core';
import { DARK, expectWellMade, launchBrowser, NARROW, openAs } from './browser';
import { AUDITOR, DEVELOPER, ENGINEER } from './people';
import {
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

/** More than the largest CRDs that people install have. */
const SCHEMA_BYTES = 2_000_000;

async function openOperators(options = {}): Promise<Page> {
  const url = `${portal.baseUrl}/eco/operators`;
  const page = await openAs(browser, ENGINEER, url, options);
  await rowOf(page, 'cert-manager', 'Demo production').waitFor({
    timeout: 30_000,
  });
  return page;
}

/** An operator of the list, by the name of its workload. */
function rowOf(page: Page, workload: string, cluster: string) {
  return page
    .getByRole('table', { name: 'Operators' })
    .getByRole('row')
    .filter({ hasText: `/${workload}` })
    .filter({ hasText: cluster })
    .first();
}

describe('the walk from operators to the schema of a kind', () => {
  it.each([
    ['light', {}],
    ['dark', DARK],
    ['narrow', NARROW],
  ])(
    'is legible %s',
    async (name, options) => {
      const page = await openOperators(options);
      const row = rowOf(page, 'cert-manager', 'Demo production');
      const marks = row
        .getByRole('list', { name: 'Maturity levels' })
        .getByRole('listitem');
      expect(await marks.count()).toBe(5);
      expect(await marks.first().getAttribute('title')).toMatch(
        /^Level 1, basic install: (observed|not observed|unknown)/,
      );
      await expectWellMade(page, `operators-${name}`);

      await row.getByRole('link').first().click();
      await page.getByRole('region', { name: 'Maturity' }).waitFor();
      const kinds = page.getByRole('region', { name: 'Kinds' });
      await kinds
        .getByRole('link', { name: 'Certificate', exact: true })
        .waitFor();
      await page.getByRole('region', { name: 'Permissions' }).waitFor();
      await page.getByRole('button', { name: /^Level 1/ }).click();
      await expectWellMade(page, `operator-${name}`);

      await kinds
        .getByRole('link', { name: 'Certificate', exact: true })
        .click();
      const fields = page.getByRole('list', { name: 'Fields of Certificate' });
      await fields.getByText('secretName', { exact: true }).waitFor();
      await page.getByText('apiVersion: cert-manager.io/v1').waitFor();
      await page
        .getByRole('region', { name: 'Who manages it' })
        .getByRole('link', { name: 'Deployment cert-manager/cert-manager' })
        .waitFor();
      await expectWellMade(page, `kind-${name}`);

      await page.getByRole('link', { name: 'Kinds', exact: true }).click();
      await page
        .getByRole('link', { name: 'ClusterIssuer', exact: true })
        .waitFor();
      await expectWellMade(page, `kinds-${name}`);
      await page.goto(`${portal.baseUrl}/eco/operators/about`);
      await page.getByRole('table', { name: 'Frameworks' }).waitFor();
      await expectWellMade(page, `about-operators-${name}`);
      await page.context().close();
    },
    240_000,
  );

  it('saves the list with each level in a column', async () => {
    const page = await openOperators();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv).toMatch(/^operator,workload,cluster,.*,level_1,level_2,/);
    expect(csv).toMatch(
      /\r\ncert-manager,Deployment cert-manager\/cert-manager,demo-prod,/,
    );
    await page.context().close();
  });

  it('tells the developer nothing of the other cluster', async () => {
    const url = `${portal.baseUrl}/eco/operators`;
    const page = await openAs(browser, DEVELOPER, url);
    await page
      .getByRole('table', { name: 'Operators' })
      .getByRole('row')
      .nth(1)
      .waitFor();
    expect(await page.content()).not.toMatch(/demo-prod|Demo production/);
    await page.context().close();
  });
});

/** A schema of about 2 MB: thousands of fields, each with a description. */
function hugeSchema() {
  const description = 'x'.repeat(200);
  const leaf = { type: 'string', description };
  const object = (properties: object) => ({
    type: 'object',
    description,
    properties,
  });
  const many = (prefix: string, count: number, value: object) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`${prefix}${index}`, value]),
    );
  const spec = object(many('part', 20, object(many('field', 420, leaf))));
  return object({ spec: { ...spec, required: ['part0'] } });
}

describe('the schema of a kind', () => {
  it('opens and can be searched, however large', async () => {
    const text = JSON.stringify(hugeSchema());
    expect(text.length).toBeGreaterThan(SCHEMA_BYTES);
    const page = await openOperators();
    await page.route('**/api/eco/schemas/*', route =>
      route.fulfill({ contentType: 'application/json', body: text }),
    );
    const kind = '/eco/kinds/cert-manager.io/certificates';
    await page.goto(`${portal.baseUrl}${kind}`);
    const fields = page.getByRole('list', { name: 'Fields of Certificate' });
    await fields.getByText('part0', { exact: true }).waitFor();
    await page
      .getByRole('textbox', { name: 'Search fields and descriptions' })
      .fill('part7 field419');
    await page.getByText('1 field matches').waitFor();
    await page.context().close();
  });
});

describe('the walk from findings to a mute', () => {
  it.each([
    ['light', {}],
    ['dark', DARK],
    ['narrow', NARROW],
  ])(
    'is legible %s',
    async (name, options) => {
      const url = `${portal.baseUrl}/eco/findings`;
      const page = await openAs(browser, ENGINEER, url, options);
      const table = page.getByRole('table', { name: 'Findings' });
      await table.getByRole('row').nth(1).waitFor({ timeout: 30_000 });
      await expectWellMade(page, `findings-${name}`);

      await table.getByRole('link').first().click();
      await page.getByRole('region', { name: 'Why it matters' }).waitFor();
      await page.getByRole('region', { name: 'How to fix it' }).waitFor();
      await page.getByRole('region', { name: 'Evidence' }).waitFor();
      await expectWellMade(page, `finding-${name}`);

      const mute = page.getByRole('region', { name: 'Mute' });
      await mute.getByRole('textbox', { name: /Reason/ }).fill('Known');
      await mute.getByRole('button', { name: 'Mute' }).click();
      await mute.getByText(/Muted by user:default\/petra: Known/).waitFor();
      await expectWellMade(page, `finding-muted-${name}`);
      await mute.getByRole('button', { name: 'Unmute' }).click();
      await mute.getByRole('textbox', { name: /Reason/ }).waitFor();
      await page.context().close();
    },
    240_000,
  );

  it('tells the auditor which permission muting needs', async () => {
    const url = `${portal.baseUrl}/eco/findings`;
    const page = await openAs(browser, AUDITOR, url);
    const table = page.getByRole('table', { name: 'Findings' });
    await table.getByRole('link').first().click();
    await page
      .getByText(/you need the permission eco\.finding\.mute/)
      .waitFor();
    expect(await page.getByRole('button', { name: 'Mute' }).count()).toBe(0);
    await page.context().close();
  });
});
