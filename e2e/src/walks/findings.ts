import { expectWellMade, openAs } from '../browser';
import { AUDITOR, ENGINEER } from '../people';
import { Look, LOOKS, Walk } from './Walk';

/**
 * Walks from the fleet to the overhead of its stack and the comparison of
 * clusters.
 */
export async function walkFleet(walk: Walk, name: Look): Promise<void> {
  const url = `${walk.portal.baseUrl}/eco/fleet`;
  const page = await openAs(walk.browser, ENGINEER, url, LOOKS[name]);
  const fleet = page.getByRole('table', { name: 'Clusters' });
  await fleet.getByRole('link', { name: 'Demo production' }).waitFor();
  await page.getByText('What to do first').waitFor();
  await expectWellMade(page, `fleet-${name}`);

  await page.getByRole('link', { name: 'Overhead of the stack' }).click();
  const overhead = page.getByRole('table', { name: 'Tools' });
  await overhead.getByRole('row', { name: /Not attributed/ }).waitFor();
  await page.locator('.recharts-bar-rectangle').first().waitFor();
  await expectWellMade(page, `overhead-${name}`);

  await page
    .getByRole('navigation', { name: 'Ecosystem' })
    .getByRole('link', { name: 'Compare' })
    .click();
  const compared = page.getByRole('table', { name: 'Clusters side by side' });
  await compared.getByRole('row').nth(1).waitFor();
  await expectWellMade(page, `compare-${name}`);
  await page.close();
}

/**
 * Walks from the list of findings to muting one, and from the stack to a tool's
 * findings.
 */
export async function walkFindings(walk: Walk, name: Look): Promise<void> {
  const options = LOOKS[name];
  const url = `${walk.portal.baseUrl}/eco/findings`;
  const page = await openAs(walk.browser, ENGINEER, url, options);
  const table = page.getByRole('table', { name: 'Findings' });
  await table.getByRole('row').nth(1).waitFor();
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

  await page
    .getByRole('navigation', { name: 'Ecosystem' })
    .getByRole('link', { name: 'Stack' })
    .click();
  const stack = page.getByRole('region', { name: 'The stack' });
  const worst = { name: /^\d+ (Critical|Warning|Info)$/ };
  await stack.getByRole('link', worst).first().click();
  await table.getByRole('row').nth(1).waitFor();
  expect(new URL(page.url()).searchParams.get('tool')).toBeTruthy();
  await page.close();
}

/** Expects that the auditor is told which permission muting needs. */
export async function expectMuteDenied(walk: Walk): Promise<void> {
  const url = `${walk.portal.baseUrl}/eco/findings`;
  const page = await openAs(walk.browser, AUDITOR, url);
  const table = page.getByRole('table', { name: 'Findings' });
  await table.getByRole('link').first().click();
  await page.getByText(/You need eco\.finding\.mute/).waitFor();
  expect(await page.getByRole('button', { name: 'Mute' }).count()).toBe(0);
  await page.close();
}
