import { Page } from 'playwright-core';
import { accessibilityProblems, keepScreenshot, openAs } from '../browser';
import { DEVELOPER, ENGINEER, Person } from '../people';
import { Look, LOOKS, Walk } from './Walk';

async function openSearch(
  { portal, browser }: Walk,
  options: { person: Person; term: string; look?: Look },
): Promise<Page> {
  const { person, term, look = 'light' } = options;
  const url = `${portal.baseUrl}/search?query=${term}`;
  return openAs(browser, person, url, LOOKS[look]);
}

/** From a word to the page of the operator that has it. */
export async function walkSearch(walk: Walk, look: Look): Promise<void> {
  const page = await openSearch(walk, {
    person: ENGINEER,
    term: 'cert-manager',
    look,
  });
  await page.getByText('Tool in Demo production').first().waitFor();
  const operator = page.getByText('Operator in Demo production').first();
  await operator.waitFor();
  await keepScreenshot(page, `search-${look}`);
  // The rest of the page is Backstage's.
  expect(await accessibilityProblems(page, 'article h2')).toEqual([]);
  await operator.locator('xpath=..').getByRole('link').click();
  await page.getByRole('region', { name: 'Maturity' }).waitFor();
  await page.context().close();
}

/** The developer finds what runs in the own cluster, and nothing of the other. */
export async function expectOwnResults(walk: Walk): Promise<void> {
  const page = await openSearch(walk, {
    person: DEVELOPER,
    term: 'cert-manager',
  });
  await page.getByText('Tool in Demo development').first().waitFor();
  expect(await page.content()).not.toMatch(/demo-prod|Demo production/);
  await page.context().close();
}
