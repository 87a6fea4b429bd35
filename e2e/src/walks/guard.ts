import { expectWellMade, launchBrowser } from '../browser';
import { ENGINEER } from '../people';
import { Walk } from './Walk';

/** Expects that nobody gets in without the key of the printed address. */
export async function expectKeyNeeded(walk: Walk): Promise<void> {
  const { portal, browser } = walk;
  for (const provider of ['guest', 'demoPersonas']) {
    const { status } = await fetch(
      `${portal.baseUrl}/api/auth/${provider}/refresh`,
      {
        headers: {
          'x-demo-persona': ENGINEER.user,
          'x-requested-with': 'XMLHttpRequest',
        },
      },
    );
    expect(status).toBe(401);
  }
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${portal.baseUrl}/eco`);
  const title = 'Open the address from your terminal';
  await page.getByRole('heading', { name: title }).waitFor();
  await expectWellMade(page, 'key-needed');
  await context.close();
}

/** Expects that the portal refuses another name for its address. */
export async function expectNoRebinding(walk: Walk): Promise<void> {
  const { portal } = walk;
  const rebound = await launchBrowser([
    '--host-resolver-rules=MAP rebind.example 127.0.0.1',
  ]);
  const page = await rebound.newPage();
  const answer = await page.goto(`http://rebind.example:${portal.port}/eco`);
  expect(answer?.status()).toBe(403);
  const status = await page.evaluate(async () => {
    const { status: refused } = await fetch('/api/auth/guest/refresh');
    return refused;
  });
  expect(status).toBe(403);
  await rebound.close();
}
