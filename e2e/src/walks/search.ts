import { Page } from 'playwright-core';
import { accessibilityProblems, keepScreenshot, openAs } from '../browser';
import { DEVELOPER, ENGINEER, Person } from '../people';
import { Look, LOOKS, Walk } from './Walk';

/** The demo indexes its clusters every minute, so results may come late. */
const MAX_TRIES = 8;
const TRY_MS = 15_000;

/** Searches repeatedly until the results contain a text. */
async function openSearch(
  { portal, browser }: Walk,
  options: { person: Person; term: string; found: string; look?: Look },
): Promise<Page> {
  const { person, term, found, look = 'light' } = options;
  const url = `${portal.baseUrl}/search?query=${term}`;
  const page = await openAs(browser, person, url, LOOKS[look]);
  const result = page.getByText(found).first();
  for (let tries = 1; ; tries++) {
    try {
      // On a busy machine, loading the page may take longer than a try.
      await page.waitForLoadState('networkidle');
      await result.waitFor({ timeout: TRY_MS });
      return page;
    } catch (error) {
      if (tries === MAX_TRIES) {
        throw error;
      }
      await page.reload();
    }
  }
}

/** Walks from a search term to the page of an operator. */
export async function walkSearch(walk: Walk, look: Look): Promise<void> {
  const page = await openSearch(walk, {
    person: ENGINEER,
    term: 'cert-manager',
    found: 'Tool in Demo production',
    look,
  });
  const operator = page.getByText('Operator in Demo production').first();
  await operator.waitFor();
  await keepScreenshot(page, `search-${look}`);
  // The rest of the page is Backstage's.
  expect(await accessibilityProblems(page, 'article h2')).toEqual([]);
  await operator.locator('xpath=..').getByRole('link').click();
  await page.getByRole('region', { name: 'Maturity' }).waitFor();
  await page.close();
}

/** Expects that the developer finds results of the own cluster only. */
export async function expectOwnResults(walk: Walk): Promise<void> {
  const page = await openSearch(walk, {
    person: DEVELOPER,
    term: 'cert-manager',
    found: 'Tool in Demo development',
  });
  expect(await page.content()).not.toMatch(/demo-prod|Demo production/);
  await page.close();
}
