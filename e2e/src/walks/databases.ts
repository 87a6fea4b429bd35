import { Page } from 'playwright-core';
import { expectWellMade, openAs } from '../browser';
import { AUDITOR, DEVELOPER, ENGINEER, Person } from '../people';
import { askAs } from '../startedPortal';
import {
  chooseOption,
  expectConnection,
  expectDone,
  optionsOf,
  READY_WITHIN_MS,
} from './databasePages';
import { LOOKS, Walk } from './Walk';

const WALK_WITHIN_MS = 420_000;

/** Who asks for what, where, and how the pages look meanwhile. */
const WALKS = [
  ['postgres', 'light', 'PostgreSQL'],
  ['mysql', 'dark', 'MySQL'],
  ['postgres', 'narrow', 'PostgreSQL'],
  ['mysql', 'light', 'MySQL'],
] as const;

/** A wish that would be fulfilled, were it the developer who has it. */
const WISH = {
  cluster: 'demo-dev',
  namespace: 'shop',
  name: 'not-for-auditors',
  owner: 'group:default/audit-team',
  spec: { engine: 'postgres', version: '18', storage: '1Gi' },
  idempotencyKey: 'e2e-auditor',
};

/** A database on Eco's own pages: asked for, followed, changed, deleted. */
export function walkDatabases(walk: () => Walk): void {
  const open = (person: Person, path = '/eco/databases', options = {}) => {
    const { portal, browser } = walk();
    return openAs(browser, person, portal.baseUrl + path, options);
  };

  describe('the walk from a new database to its end', () => {
    it.each(WALKS)(
      'leads the developer through %s, %s',
      async (engine, look, title) => {
        const name = `walk-${engine}-${look}`;
        const page = await open(DEVELOPER, undefined, LOOKS[look]);
        const newDatabase = page.getByRole('link', { name: 'New database' });
        await newDatabase.waitFor({ timeout: 30_000 });
        await expectWellMade(page, `databases-${look}`);
        await newDatabase.click();
        await create(page, { name, title });
        await page.getByRole('link', { name: 'Open database' }).click();
        await page.getByText(`${title} `).first().waitFor();
        await expectConnection(page, engine);
        await expectWellMade(page, `database-${engine}-${look}`);
        await change(page, { name, shot: `${engine}-${look}` });
        await remove(page, { name, shot: `${engine}-${look}` });
        await page.context().close();
      },
      WALK_WITHIN_MS,
    );

    it('offers the auditor nothing, and refuses what is sent', async () => {
      const page = await open(AUDITOR);
      await page
        .getByText('You need eco.database.create to create a database')
        .waitFor({ timeout: 30_000 });
      const button = page.getByRole('link', { name: 'New database' });
      expect(await button.count()).toBe(0);
      await expectWellMade(page, 'databases-auditor');
      const { status } = await askAs(
        AUDITOR,
        walk().portal.baseUrl,
        '/api/eco/database-requests',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(WISH),
        },
      );
      expect(status).toBe(403);
      await page.goto(`${walk().portal.baseUrl}/eco/databases/new`);
      await page.getByText(/eco\.database\.create/).waitFor();
      await expectWellMade(page, 'database-new-auditor');
      await page.context().close();
    });

    it('offers the platform engineer every cluster', async () => {
      const page = await open(ENGINEER, '/eco/databases/new');
      expect(await optionsOf(page, 'Cluster')).toEqual([
        expect.stringMatching(/^Demo development/),
        expect.stringMatching(/^Demo production/),
      ]);
      await expectWellMade(page, 'database-new-engineer');
      await page.context().close();
    });
  });
}

/** Fills in the form, looks at the review, and follows the request to Ready. */
async function create(
  page: Page,
  wanted: { name: string; title: string },
): Promise<void> {
  const { name, title } = wanted;
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.waitFor({ timeout: 30_000 });
  await field.fill(name);
  await chooseOption(page, 'Engine', title);
  await expectWellMade(page, `${name}-form`);
  await page.getByRole('button', { name: 'Review' }).click();
  for (const answer of ['Allowed by the portal', 'Accepted by the cluster']) {
    await page.getByRole('heading', { name: `${answer}: yes` }).waitFor();
  }
  await page.getByRole('heading', { name: 'Will run: yes' }).waitFor();
  const stored = page.getByRole('region', {
    name: 'As the cluster would store it',
  });
  await stored.getByText(`name: ${name}`).waitFor();
  await expectWellMade(page, `${name}-review`);
  await page.getByRole('button', { name: 'Create database' }).click();
  await page.getByRole('heading', { name: `Create ${name}` }).waitFor();
  await expectDone(page, 'Ready');
  await expectWellMade(page, `${name}-ready`);
}

/** Gives a database more, and follows that. */
async function change(
  page: Page,
  { name, shot }: { name: string; shot: string },
): Promise<void> {
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByRole('heading', { name: `Change ${name}` }).waitFor();
  await chooseOption(page, 'Size', 'Medium');
  await page.getByRole('button', { name: 'Review' }).click();
  const changes = page.getByRole('table', { name: 'What changes' });
  await changes
    .getByRole('row', { name: /sizeClass.*small.*medium/ })
    .waitFor();
  await expectWellMade(page, `database-change-${shot}`);
  await page.getByRole('button', { name: 'Change database' }).click();
  await expectDone(page, 'Ready');
  await expectWellMade(page, `database-changed-${shot}`);
  await page.getByRole('link', { name: 'Open database' }).click();
  await page.getByText('Medium', { exact: true }).first().waitFor();
}

/** Deletes a database by typing its name, volumes too. */
async function remove(
  page: Page,
  { name, shot }: { name: string; shot: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Delete ${name}?` });
  const submit = dialog.getByRole('button', { name: 'Delete database' });
  await dialog.getByText('Delete volumes and password too').click();
  await dialog.getByRole('textbox').fill(name.slice(0, -1));
  expect(await submit.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill(name);
  await expectWellMade(page, `database-delete-${shot}`);
  await submit.click();
  await expectDone(page, 'Deleted');
  await expectWellMade(page, `database-deleted-${shot}`);
  await page
    .getByRole('navigation', { name: 'Ecosystem' })
    .getByRole('link', { name: 'Databases' })
    .click();
  await page
    .getByRole('link', { name, exact: true })
    .waitFor({ state: 'detached', timeout: READY_WITHIN_MS });
}
