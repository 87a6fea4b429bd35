import { Page } from 'playwright-core';
import { accessibilityProblems, keepScreenshot, openAs } from '../browser';
import { DEVELOPER } from '../people';
import { expectConnection } from './databasePages';
import { Look, LOOKS, Walk } from './Walk';

type TemplateWalk = [title: string, engine: 'postgres' | 'mysql', look: Look];

/** Title, engine and look of each walk. */
export const TEMPLATE_WALKS: TemplateWalk[] = [
  ['PostgreSQL', 'postgres', 'light'],
  ['MySQL', 'mysql', 'narrow'],
  ['PostgreSQL', 'postgres', 'dark'],
];

/** Creates a database on Backstage's Create page. */
export async function walkTemplate(
  { portal, browser }: Walk,
  [title, engine, look]: TemplateWalk,
): Promise<void> {
  const name = `template-${engine}-${look}`;
  const url = `${portal.baseUrl}/create`;
  const page = await openAs(browser, DEVELOPER, url, LOOKS[look]);
  await openTemplate(page, `${title} database`);
  await fillIn(page, name);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const link = page.getByRole('link', { name: 'Open the database' });
  await link.waitFor();
  await keepScreenshot(page, `${name}-done`);
  await link.click();
  await page.getByRole('heading', { name }).waitFor();
  await expectConnection(page, engine);
  await page.close();
}

async function openTemplate(page: Page, title: string): Promise<void> {
  const choose = page.getByRole('button', { name: 'Choose' });
  const card = page
    .locator('div')
    .filter({ has: page.getByText(title, { exact: true }) })
    .filter({ has: choose })
    .last();
  await card.waitFor();
  await card.getByRole('button', { name: 'Choose' }).click();
}

/** Fills in the three steps and the review, which shows the admitted object. */
async function fillIn(page: Page, name: string): Promise<void> {
  const next = page.getByRole('button', { name: 'Next' });
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.waitFor();
  await field.fill(name);
  // Owned by the developer's only group.
  await page.locator('input[value="Shop team"]').waitFor();
  await expectFormWellMade(page, `${name}-where`);
  await next.click();
  await page.getByRole('combobox', { name: 'Size' }).waitFor();
  await expectFormWellMade(page, `${name}-what`);
  await next.click();
  await page.getByRole('heading', { name: 'Will run: yes' }).waitFor();
  await page.getByText(`name: ${name}`).waitFor();
  await expectFormWellMade(page, `${name}-check`);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText(name, { exact: true }).first().waitFor();
  await keepScreenshot(page, `${name}-review`);
}

/** Checks only the form: the rest of the page is Backstage's. */
async function expectFormWellMade(page: Page, shot: string): Promise<void> {
  await keepScreenshot(page, shot);
  expect(await accessibilityProblems(page, 'form')).toEqual([]);
}
