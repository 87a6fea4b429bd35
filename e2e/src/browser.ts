import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  chromium,
  Page,
} from 'playwright-core';
import { Person } from './people';
import { ROOT, withKey } from './startedPortal';

/** Dark color scheme. */
export const DARK = { colorScheme: 'dark' as const };
/** Screen of a phone. */
export const NARROW = { viewport: { width: 390, height: 844 } };

/** Timeout of a hang; on a busy machine a page takes long. */
const WAIT_MS = 120_000;

const SCREENSHOTS = join(ROOT, 'e2e/screenshots');

/**
 * Starts the browser in ECO_CHROMIUM, which `npm test` sets.
 *
 * @param args - Additional flags
 */
export function launchBrowser(args: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.ECO_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  });
}

/**
 * Opens a page of the portal in a fresh profile. The demo asks who signs in; a
 * portal on real clusters signs a guest in.
 */
export async function openSignIn(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  await page.goto(withKey(url));
  return page;
}

/** Profiles of people who are signed in to the demo, by person and options. */
const profiles = new Map<string, BrowserContext>();

/**
 * Opens a page of the demo as a person, and signs in on first use. Close the
 * page, not its context, so that the next page finds the portal in the cache.
 */
export async function openAs(
  browser: Browser,
  person: Person,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const key = JSON.stringify([person.user, options]);
  const profile = profiles.get(key);
  if (profile) {
    const page = await profile.newPage();
    await page.goto(url);
    return page;
  }
  const page = await openSignIn(browser, url, options);
  await enterAs(page, person);
  profiles.set(key, page.context());
  return page;
}

/** Chooses a person on the sign-in page. */
export async function enterAs(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: `Enter as ${person.name}` }).click();
}

/** Saves a screenshot as e2e/screenshots/NAME.png. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({
    path: join(SCREENSHOTS, `${name}.png`),
    fullPage: true,
  });
}

/**
 * Returns what axe finds on a page, one line per element: rule and element.
 *
 * @param part - Selector that limits the check if the rest of the page is not
 * Eco's. Skips rules about the page as a whole
 */
export async function accessibilityProblems(
  page: Page,
  part?: string,
): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // Selectors of passing elements, and a second page for frames (there are
    // none), would take five times as long as the rest.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    // Backstage's own: with unread notifications, its label lacks the number it
    // shows.
    .exclude('a[href="/notifications"]');
  if (part) {
    axe.include(part).disableRules(['region', 'landmark-one-main']);
  }
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}

/**
 * Saves a screenshot. Expects no axe violations and no horizontal scrolling.
 */
export async function expectWellMade(page: Page, shot: string): Promise<void> {
  await keepScreenshot(page, shot);
  expect(await accessibilityProblems(page)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
