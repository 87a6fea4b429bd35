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

/** By night. */
export const DARK = { colorScheme: 'dark' as const };
/** On a telephone. */
export const NARROW = { viewport: { width: 390, height: 844 } };

/** Ends what hangs: on a busy machine, a page takes its time. */
const WAIT_MS = 120_000;

const SCREENSHOTS = join(ROOT, 'e2e/screenshots');

/**
 * Starts the browser that ECO_CHROMIUM names; `npm test` sets it.
 *
 * @param args - more flags
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
 * Opens a page of the portal in a fresh profile: the demo asks who one is, a
 * portal on clusters of one's own lets its guest in.
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

/** The profiles of those who have entered the demo, by person and options. */
const profiles = new Map<string, BrowserContext>();

/**
 * Opens a page of the demo as somebody whom it knows, who enters the first time.
 * Close the page, not its context: the next one finds the portal in its cache.
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

/** Chooses one of the people whom the sign-in page offers. */
export async function enterAs(page: Page, person: Person): Promise<void> {
  await page.getByRole('button', { name: `Enter as ${person.name}` }).click();
}

/** Keeps what a page looks like as e2e/screenshots/NAME.png. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({
    path: join(SCREENSHOTS, `${name}.png`),
    fullPage: true,
  });
}

/**
 * What axe finds wrong on a page, one line each: rule, element.
 *
 * @param part - looks only at what this selector finds, where the rest of the
 * page is not Eco's; rules about the page as a whole are left out then
 */
export async function accessibilityProblems(
  page: Page,
  part?: string,
): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // The selectors of all that passes, and a second page for frames, of which
    // there are none, would take five times as long as the rest.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    // Backstage's own: with something unread its label lacks the number that it shows.
    .exclude('a[href="/notifications"]');
  if (part) {
    axe.include(part).disableRules(['region', 'landmark-one-main']);
  }
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}

/** Keeps a picture; nothing for axe to find, nothing to scroll sideways. */
export async function expectWellMade(page: Page, shot: string): Promise<void> {
  await keepScreenshot(page, shot);
  expect(await accessibilityProblems(page)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
