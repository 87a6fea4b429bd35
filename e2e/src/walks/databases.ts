import { Page } from 'playwright-core';
import { expectWellMade, openAs } from '../browser';
import { AUDITOR, DEVELOPER, ENGINEER, Person } from '../people';
import { askAs } from '../startedPortal';
import {
  chooseOption,
  expectConnection,
  expectDone,
  optionsOf,
} from './databasePages';
import { Look, LOOKS, Walk } from './Walk';

type DatabaseWalk = [engine: 'postgres' | 'mysql', look: Look, title: string];

/** Engine, look and title of each walk. */
export const DATABASE_WALKS: DatabaseWalk[] = [
  ['postgres', 'light', 'PostgreSQL'],
  ['mysql', 'dark', 'MySQL'],
  ['postgres', 'narrow', 'PostgreSQL'],
  ['mysql', 'light', 'MySQL'],
];

/** A valid request, if it came from the developer. */
const VALID_REQUEST = {
  cluster: 'demo-dev',
  namespace: 'shop',
  name: 'not-for-auditors',
  owner: 'group:default/audit-team',
  spec: { engine: 'postgres', version: '18', storage: '1Gi' },
  idempotencyKey: 'e2e-auditor',
};

function open(
  { portal, browser }: Walk,
  person: Person,
  path = '/eco/databases',
  options = {},
): Promise<Page> {
  return openAs(browser, person, portal.baseUrl + path, options);
}

/** Creates, changes and deletes a database on Eco's own pages. */
export async function walkDatabase(
  walk: Walk,
  [engine, look, title]: DatabaseWalk,
): Promise<void> {
  const name = `walk-${engine}-${look}`;
  const page = await open(walk, DEVELOPER, undefined, LOOKS[look]);
  const newDatabase = page.getByRole('link', { name: 'New database' });
  await newDatabase.waitFor();
  await expectWellMade(page, `databases-${look}`);
  await newDatabase.click();
  await create(page, { name, title });
  await page.getByRole('link', { name: 'Open database' }).click();
  await page.getByText(`${title} `).first().waitFor();
  await expectConnection(page, engine);
  await expectWellMade(page, `database-${engine}-${look}`);
  await change(page, { name, shot: `${engine}-${look}` });
  await remove(page, { name, shot: `${engine}-${look}` });
  await page.close();
}

/**
 * Expects that the auditor is offered nothing, and that the API refuses
 * requests.
 */
export async function expectAuditorRefused(walk: Walk): Promise<void> {
  const { baseUrl } = walk.portal;
  const page = await open(walk, AUDITOR);
  await page
    .getByText('You need eco.database.create to create a database')
    .waitFor();
  const button = page.getByRole('link', { name: 'New database' });
  expect(await button.count()).toBe(0);
  await expectWellMade(page, 'databases-auditor');
  const { status } = await askAs(
    AUDITOR,
    baseUrl,
    '/api/eco/database-requests',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(VALID_REQUEST),
    },
  );
  expect(status).toBe(403);
  await page.goto(`${baseUrl}/eco/databases/new`);
  await page.getByText(/eco\.database\.create/).waitFor();
  await expectWellMade(page, 'database-new-auditor');
  await page.close();
}

/** Expects that the platform engineer may create databases in every cluster. */
export async function expectEveryCluster(walk: Walk): Promise<void> {
  const page = await open(walk, ENGINEER, '/eco/databases/new');
  expect(await optionsOf(page, 'Cluster')).toEqual([
    expect.stringMatching(/^Demo development/),
    expect.stringMatching(/^Demo production/),
  ]);
  await expectWellMade(page, 'database-new-engineer');
  await page.close();
}

/**
 * Fills in the form, checks the review, and waits until the request is Ready.
 */
async function create(
  page: Page,
  wanted: { name: string; title: string },
): Promise<void> {
  const { name, title } = wanted;
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.waitFor();
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

/** Changes the size of a database, and waits until the request is Ready. */
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

/** Deletes a database with its volumes, which requires its name. */
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
    .waitFor({ state: 'detached' });
}
