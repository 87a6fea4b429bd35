import { Page } from 'playwright-core';
import { DARK, enterAs, expectWellMade, openAs, openSignIn } from '../browser';
import { AUDITOR, DEVELOPER, ENGINEER, Person } from '../people';
import { askAs } from '../startedPortal';
import { stackDrawn } from './stack';
import { Look, LOOKS, Walk } from './Walk';

const REFRESH = '/api/eco/clusters/demo-dev/refresh';

/** Label of the refresh button for people without the permission. */
const REFRESH_DENIED =
  /You need eco\.inventory\.refresh to refresh this cluster$/;

const BOTH = ['Demo development', 'Demo production'];

/** Role, person and visible clusters of each person of the demo. */
export const PEOPLE: [string, Person, string[]][] = [
  ['developer', DEVELOPER, ['Demo development']],
  ['auditor', AUDITOR, BOTH],
  ['engineer', ENGINEER, BOTH],
];

async function openStackAs(
  { portal, browser }: Walk,
  person: Person,
  options = {},
): Promise<Page> {
  const page = await openAs(browser, person, `${portal.baseUrl}/eco`, options);
  await stackDrawn(page);
  return page;
}

/** Expects three people to choose from. */
export async function expectSignIn(walk: Walk, look: Look): Promise<void> {
  const { portal, browser } = walk;
  const { baseUrl } = portal;
  const page = await openSignIn(browser, baseUrl, LOOKS[look]);
  const enter = page.getByRole('button', { name: /^Enter as / });
  await enter.first().waitFor();
  expect(await enter.count()).toBe(3);
  await expectWellMade(page, `sign-in-${look}`);
  await page.context().close();
}

/** Expects that a person sees exactly their own clusters, in both themes. */
export async function expectOwnClusters(
  walk: Walk,
  row: (typeof PEOPLE)[number],
): Promise<void> {
  const [role, person, clusters] = row;
  for (const [name, options] of Object.entries({ light: {}, dark: DARK })) {
    const page = await openStackAs(walk, person, options);
    const tiles = page
      .getByRole('region', { name: 'Clusters' })
      .getByRole('button', { name: /^Demo / });
    const texts = await tiles.allInnerTexts();
    expect(texts.map(text => text.split(/ ?demo-|\n/)[0])).toEqual(clusters);
    await page.getByText(person.name).first().waitFor();
    await expectWellMade(page, `stack-${role}-${name}`);
    await page.close();
  }
}

/** Expects that the developer sees nothing of the other cluster. */
export async function expectNothingOfOthers(walk: Walk): Promise<void> {
  const { portal } = walk;
  const page = await openStackAs(walk, DEVELOPER);
  for (const tab of ['Tools', 'Layers', 'Clusters', 'History']) {
    await page.getByRole('link', { name: tab, exact: true }).click();
    await page
      .getByRole('heading', { name: tab, level: 2, exact: true })
      .waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.content()).not.toMatch(/demo-prod|Demo production/);
  }
  await page.goto(`${portal.baseUrl}/eco/clusters/demo-prod`);
  await page.getByText('no cluster named demo-prod that you may see').waitFor();
  await page.close();
}

/** Expects that a person is told which permission a refresh needs. */
export async function expectRefreshDenied(
  walk: Walk,
  person: Person,
): Promise<void> {
  const { portal } = walk;
  const page = await openStackAs(walk, person);
  const button = page.getByRole('button', { name: REFRESH_DENIED }).first();
  await button.waitFor();
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  const answer = await askAs(person, portal.baseUrl, REFRESH, {
    method: 'POST',
  });
  expect(answer.status).toBe(403);
  await page.close();
}

/** Expects that the engineer can refresh a cluster. */
export async function expectRefresh(walk: Walk): Promise<void> {
  const page = await openStackAs(walk, ENGINEER);
  const name = 'Refresh Demo development';
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: /^Reading / }).waitFor();
  expect(await page.getByRole('button', { name: REFRESH_DENIED }).count()).toBe(
    0,
  );
  await page.close();
}

/** Expects that another person can sign in after signing out. */
export async function expectSignOut(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
  const page = await openSignIn(browser, `${portal.baseUrl}/eco`);
  await enterAs(page, DEVELOPER);
  await stackDrawn(page);
  await page.reload();
  await page.getByText(DEVELOPER.name).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await enterAs(page, AUDITOR);
  await page.getByText('Demo production').first().waitFor();
  expect(await page.getByText(DEVELOPER.name).count()).toBe(0);
  await page.context().close();
}

/** Expects that a person without access to any cluster is told so. */
export async function expectNoCluster(walk: Walk, look: Look): Promise<void> {
  const { portal, browser } = walk;
  const { baseUrl } = portal;
  const page = await openSignIn(browser, `${baseUrl}/eco`, LOOKS[look]);
  // A guest has no group in the demo; the sign-in page does not offer it.
  await page.route('**/api/auth/demoPersonas/refresh', route =>
    route.continue({ url: `${baseUrl}/api/auth/guest/refresh` }),
  );
  await page.getByRole('button', { name: /^Enter as Dana/ }).click();
  const title = 'You may not see what clusters run';
  await page.getByRole('heading', { name: title }).waitFor();
  await page.getByText(/You need eco\.inventory\.read/).waitFor();
  expect(await page.getByRole('button', { name: /^Read / }).count()).toBe(0);
  await expectWellMade(page, `denied-${look}`);
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await page.getByRole('alert').getByText(title).waitFor();
  await expectWellMade(page, `denied-home-${look}`);
  await page.context().close();
}
