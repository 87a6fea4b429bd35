import { setTimeout as sleep } from 'node:timers/promises';
import { Page, Request } from 'playwright-core';
import { PageView } from './views';

const SHOWN_WITHIN_MS = 60_000;

/** A page that sent no request for so long has loaded its data. */
const QUIET_MS = 500;

/** Requests without a response. */
const pending = new WeakMap<Page, Set<Request>>();

/** Opens the stack page of one cluster and enters as a guest. */
export async function openStackPage(
  page: Page,
  options: { baseUrl: string; cluster: string },
): Promise<void> {
  const { baseUrl, cluster } = options;
  trackRequests(page);
  await page.goto(`${baseUrl}/eco?cluster=${encodeURIComponent(cluster)}`);
  const enter = page.getByRole('button', { name: 'Enter' });
  const stack = page.getByRole('region', { name: 'The stack' });
  await enter.or(stack).first().waitFor({ timeout: SHOWN_WITHIN_MS });
  if (await enter.isVisible()) {
    await enter.click();
  }
  await stack.waitFor({ timeout: SHOWN_WITHIN_MS });
}

/**
 * Reads the stack page like a person who returns to it: the portal stays open,
 * and the page fetches its data again.
 *
 * @throws an error with the page's text if it shows no stack
 */
export async function readPage(page: Page): Promise<PageView> {
  const address = new URL(page.url());
  const stack = page.getByRole('region', { name: 'The stack' });
  await goTo(page, '/settings');
  await stack.waitFor({ state: 'detached', timeout: SHOWN_WITHIN_MS });
  await goTo(page, `${address.pathname}${address.search}`);
  const alert = page.getByRole('main').getByRole('alert');
  await stack.or(alert).first().waitFor({ timeout: SHOWN_WITHIN_MS });
  if (!(await stack.isVisible())) {
    throw new Error(await page.getByRole('main').innerText());
  }
  // The cards need several requests.
  await requestsEnded(page);
  return page.evaluate(readDocument);
}

function trackRequests(page: Page): void {
  const requests = new Set<Request>();
  pending.set(page, requests);
  page.on('request', request => requests.add(request));
  page.on('requestfinished', request => requests.delete(request));
  page.on('requestfailed', request => requests.delete(request));
}

/**
 * Waits until the page has been quiet. Playwright's load state `networkidle` is
 * of the first load: navigation within the portal does not reset it.
 */
async function requestsEnded(page: Page): Promise<void> {
  const until = Date.now() + SHOWN_WITHIN_MS;
  let quietSince = Date.now();
  while (Date.now() - quietSince < QUIET_MS && Date.now() < until) {
    await sleep(QUIET_MS / 10);
    if (pending.get(page)?.size) {
      quietSince = Date.now();
    }
  }
}

/** Navigates within the portal without reloading it. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(to => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);
}

/** Runs in the browser, so it cannot use anything outside of this function. */
function readDocument(): PageView {
  const textOf = (element: Element | null | undefined) =>
    (element as HTMLElement | null | undefined)?.innerText ?? '';
  const region = (id: string) =>
    document.querySelector(`section[aria-labelledby="${id}"]`)!;
  const clusters = region('eco-clusters-title');
  const tile =
    clusters.querySelector('button[aria-pressed="true"]')?.parentElement
      ?.parentElement ?? clusters;
  const timeIn = (element: Element | undefined) => {
    const exact = [...(element?.querySelectorAll('span[title]') ?? [])]
      .at(-1)
      ?.getAttribute('title');
    return exact ? new Date(exact).toISOString() : undefined;
  };
  const unread = [...tile.querySelectorAll('details li')].map(line => ({
    kind: line.querySelector('strong')?.textContent ?? '',
    // Without a title it was never read. The text of collapsed items is not
    // rendered, so use the title.
    shownAsOf: timeIn(line),
  }));
  const asOf = [...tile.querySelectorAll('p')].find(line =>
    textOf(line).startsWith('Showing data from'),
  );
  const layers = ['eco-stack-title', 'eco-services-title'].flatMap(id =>
    [...region(id).querySelectorAll('li:has(> * h3), li:has(> h3)')].map(
      layer => ({
        name: textOf(layer.querySelector('h3')),
        cards: [...layer.querySelectorAll('a[aria-haspopup]')].map(card =>
          textOf(card).split('\n').filter(Boolean),
        ),
        notes: [...layer.querySelectorAll('p')].map(textOf),
      }),
    ),
  );
  return {
    tile: `${textOf(tile)}`,
    readAt: tile.querySelector('time')?.dateTime,
    shownAsOf: timeIn(asOf),
    unread,
    layers,
  };
}
