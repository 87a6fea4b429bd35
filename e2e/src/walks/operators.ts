import { readFile } from 'node:fs/promises';
import { Page } from 'playwright-core';
import { expectWellMade, openAs } from '../browser';
import { DEVELOPER, ENGINEER } from '../people';
import { Look, LOOKS, Walk } from './Walk';

/** Larger than the largest CRDs in common use. */
const SCHEMA_BYTES = 2_000_000;

async function openOperators(
  { portal, browser }: Walk,
  options = {},
): Promise<Page> {
  const url = `${portal.baseUrl}/eco/operators`;
  const page = await openAs(browser, ENGINEER, url, options);
  await rowOf(page, 'cert-manager', 'Demo production').waitFor();
  return page;
}

/** Finds an operator in the list by the name of its workload. */
function rowOf(page: Page, workload: string, cluster: string) {
  return page
    .getByRole('table', { name: 'Operators' })
    .getByRole('row')
    .filter({ hasText: `/${workload}` })
    .filter({ hasText: cluster })
    .first();
}

/** Walks from the list of operators to the schema of a kind. */
export async function walkOperators(walk: Walk, name: Look): Promise<void> {
  const options = LOOKS[name];
  const page = await openOperators(walk, options);
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
  await kinds.getByRole('link', { name: 'Certificate', exact: true }).waitFor();
  await page.getByRole('region', { name: 'Permissions' }).waitFor();
  await page
    .getByRole('table', { name: 'Across clusters' })
    .getByRole('link', { name: 'Demo development' })
    .waitFor();
  await page.getByRole('button', { name: /^Level 1/ }).click();
  const activity = page.getByRole('region', { name: 'Activity' });
  await activity.getByText('Nodes are simulated (kwok)').first().waitFor();
  await activity.getByRole('button', { name: /^Status writes/ }).click();
  await expectWellMade(page, `operator-${name}`);

  await kinds.getByRole('link', { name: 'Certificate', exact: true }).click();
  const fields = page.getByRole('list', {
    name: 'Fields of Certificate',
  });
  await fields.getByText('secretName', { exact: true }).waitFor();
  await page.getByText('apiVersion: cert-manager.io/v1').waitFor();
  await page
    .getByRole('region', { name: 'Who manages it' })
    .getByRole('link', {
      name: 'Deployment cert-manager/cert-manager',
      exact: true,
    })
    .first()
    .waitFor();
  await expectWellMade(page, `kind-${name}`);

  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'Kinds' })
    .click();
  await page
    .getByRole('link', { name: 'ClusterIssuer', exact: true })
    .waitFor();
  await expectWellMade(page, `kinds-${name}`);
  await page.goto(`${walk.portal.baseUrl}/eco/operators/about`);
  const frameworks = page.getByRole('table', { name: 'Frameworks' });
  await frameworks.getByText('in Demo development').first().waitFor();
  await expectWellMade(page, `about-operators-${name}`);

  await page.goto(`${walk.portal.baseUrl}/eco`);
  await page
    .getByText(/^Maturity levels observed: 1/)
    .first()
    .waitFor();
  await expectWellMade(page, `stack-maturity-${name}`);
  await page.close();
}

/** Expects that the list can be saved with a column per level. */
export async function expectOperatorsAsCsv(walk: Walk): Promise<void> {
  const page = await openOperators(walk);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv).toMatch(/^operator,workload,cluster,.*,level_1,level_2,/);
  expect(csv).toMatch(
    /\r\ncert-manager,Deployment cert-manager\/cert-manager,demo-prod,/,
  );
  await page.close();
}

/** Expects that the developer sees nothing of the other cluster. */
export async function expectOwnOperators(walk: Walk): Promise<void> {
  const url = `${walk.portal.baseUrl}/eco/operators`;
  const page = await openAs(walk.browser, DEVELOPER, url);
  await page
    .getByRole('table', { name: 'Operators' })
    .getByRole('row')
    .nth(1)
    .waitFor();
  expect(await page.content()).not.toMatch(/demo-prod|Demo production/);
  await page.close();
}

/** Expects that a huge schema opens and can be searched. */
export async function expectHugeSchema(walk: Walk): Promise<void> {
  const text = JSON.stringify(hugeSchema());
  expect(text.length).toBeGreaterThan(SCHEMA_BYTES);
  const page = await openOperators(walk);
  await page.route('**/api/eco/schemas/*', route =>
    route.fulfill({ contentType: 'application/json', body: text }),
  );
  const kind = '/eco/kinds/cert-manager.io/certificates';
  await page.goto(`${walk.portal.baseUrl}${kind}`);
  const fields = page.getByRole('list', { name: 'Fields of Certificate' });
  await fields.getByText('part0', { exact: true }).waitFor();
  await page
    .getByRole('textbox', { name: 'Search fields and descriptions' })
    .fill('part7 field419');
  await page.getByText('1 field matches').waitFor();
  await page.close();
}

/**
 * Builds a schema of about 2 MB: thousands of fields, each with a description.
 */
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
