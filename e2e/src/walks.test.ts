import { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import {
  portalReady,
  spawnPortal,
  START_WITHIN_MS,
  StartedPortal,
} from './startedPortal';
import {
  DATABASE_WALKS,
  expectAuditorRefused,
  expectEveryCluster,
  walkDatabase,
} from './walks/databases';
import { expectMuteDenied, walkFindings, walkFleet } from './walks/findings';
import {
  expectHugeSchema,
  expectOperatorsAsCsv,
  expectOwnOperators,
  walkOperators,
} from './walks/operators';
import { expectOwnResults, walkSearch } from './walks/search';
import { TEMPLATE_WALKS, walkTemplate } from './walks/templates';
import { LOOK_NAMES, Walk } from './walks/Walk';

/** Each is minutes of work for a slow machine. */
jest.setTimeout(420_000);

let portal: StartedPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await spawnPortal();
  browser = await launchBrowser();
  await portalReady(portal);
}, START_WITHIN_MS + 10_000);

afterAll(async () => {
  await browser?.close();
  await portal?.end('SIGTERM');
});

/** One portal for all of them: a start takes longer than most walks. */
const walk = (): Walk => ({ portal, browser });

describe('the walk from operators to the schema of a kind', () => {
  it.each(LOOK_NAMES)('is legible %s', async look => {
    await expect(walkOperators(walk(), look)).resolves.toBeUndefined();
  });

  it('saves the list with each level in a column', async () => {
    await expect(expectOperatorsAsCsv(walk())).resolves.toBeUndefined();
  });

  it('tells the developer nothing of the other cluster', async () => {
    await expect(expectOwnOperators(walk())).resolves.toBeUndefined();
  });

  it('opens a schema and searches it, however large', async () => {
    await expect(expectHugeSchema(walk())).resolves.toBeUndefined();
  });
});

describe('the walk from a search to an operator', () => {
  it.each(LOOK_NAMES)('leads there %s', async look => {
    await expect(walkSearch(walk(), look)).resolves.toBeUndefined();
  });

  it('shows the developer what the own cluster runs', async () => {
    await expect(expectOwnResults(walk())).resolves.toBeUndefined();
  });
});

describe('the walk from the fleet to a comparison', () => {
  it.each(LOOK_NAMES)('is legible %s', async look => {
    await expect(walkFleet(walk(), look)).resolves.toBeUndefined();
  });
});

describe('the walk from findings to a mute', () => {
  it.each(LOOK_NAMES)('is legible %s', async look => {
    await expect(walkFindings(walk(), look)).resolves.toBeUndefined();
  });

  it('tells the auditor which permission muting needs', async () => {
    await expect(expectMuteDenied(walk())).resolves.toBeUndefined();
  });
});

describe('the walk from a new database to its end', () => {
  it.each(DATABASE_WALKS)('leads through %s, %s', async (...row) => {
    await expect(walkDatabase(walk(), row)).resolves.toBeUndefined();
  });

  it('offers the auditor nothing, and refuses what is sent', async () => {
    await expect(expectAuditorRefused(walk())).resolves.toBeUndefined();
  });

  it('offers the platform engineer every cluster', async () => {
    await expect(expectEveryCluster(walk())).resolves.toBeUndefined();
  });
});

describe('the walk from the Create page to a database', () => {
  it.each(TEMPLATE_WALKS)('leads through %s, %s, %s', async (...row) => {
    await expect(walkTemplate(walk(), row)).resolves.toBeUndefined();
  });
});
