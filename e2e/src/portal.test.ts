import { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { AUDITOR, DEVELOPER } from './people';
import { descendants, stillRunning } from './processes';
import {
  portalReady,
  spawnPortal,
  START_WITHIN_MS,
  StartedPortal,
} from './startedPortal';
import { expectPods, walkClusters } from './walks/clusters';
import {
  DATABASE_WALKS,
  expectAuditorRefused,
  expectEveryCluster,
  walkDatabase,
} from './walks/databases';
import { expectMuteDenied, walkFindings, walkFleet } from './walks/findings';
import { expectKeyNeeded, expectNoRebinding } from './walks/guard';
import {
  expectHugeSchema,
  expectOperatorsAsCsv,
  expectOwnOperators,
  walkOperators,
} from './walks/operators';
import { expectLegible } from './walks/pages';
import {
  expectNoCluster,
  expectNothingOfOthers,
  expectOwnClusters,
  expectRefresh,
  expectRefreshDenied,
  expectSignIn,
  expectSignOut,
  PEOPLE,
} from './walks/people';
import { expectOwnResults, walkSearch } from './walks/search';
import {
  expectLastFacts,
  expectLayers,
  expectOneCluster,
  walkHome,
  walkPanel,
} from './walks/stack';
import { TEMPLATE_WALKS, walkTemplate } from './walks/templates';
import { walkLayers, walkTool, walkTools } from './walks/tools';
import { LOOK_NAMES, Walk } from './walks/Walk';

/** Each walk takes minutes on a slow machine. */
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

/** One portal for all walks, because a start takes longer than most of them. */
const walk = (): Walk => ({ portal, browser });

describe('the sign-in page of the demo', () => {
  it.each(LOOK_NAMES)('offers three people, %s', look =>
    expectSignIn(walk(), look),
  );
});

describe('each person of the demo', () => {
  it.each(PEOPLE)('the %s sees the own clusters', (...row) =>
    expectOwnClusters(walk(), row),
  );

  it('tells the developer nothing of the other cluster', () =>
    expectNothingOfOthers(walk()));

  it.each([DEVELOPER, AUDITOR])('says to $name what a refresh needs', person =>
    expectRefreshDenied(walk(), person),
  );

  it('lets the engineer have a cluster read again', () =>
    expectRefresh(walk()));

  it('becomes another one by signing out', () => expectSignOut(walk()));
});

describe('somebody else on this machine', () => {
  it('cannot sign in without the key of the printed address', () =>
    expectKeyNeeded(walk()));

  it('cannot point a name of their own at the portal', () =>
    expectNoRebinding(walk()));
});

describe('somebody who may see no cluster', () => {
  it.each(['light', 'dark'] as const)('is told so, %s', look =>
    expectNoCluster(walk(), look),
  );
});

describe('the portal on the demo clusters', () => {
  it('begins with a page that leads to the stack', () => walkHome(walk()));

  it('shows the twelve layers with the tools of both clusters', () =>
    expectLayers(walk()));

  it('shows one cluster alone', () => expectOneCluster(walk()));

  it('opens a tool with its evidence, and closes it by the keyboard', () =>
    walkPanel(walk()));

  it('tells everything about a tool, and leads on to others', () =>
    walkTool(walk()));

  it('lists tools, searches them and saves them as CSV', () =>
    walkTools(walk()));

  it.each(['dark', 'narrow'] as const)('is legible %s', look =>
    expectLegible(walk(), look),
  );

  it('counts what the clusters have of a layer', () => walkLayers(walk()));

  it('leads from the clusters to the objects of a kind', () =>
    walkClusters(walk()));

  it('shows the pods of a component in the Kubernetes tab', () =>
    expectPods(walk()));
});

describe('the walk from operators to the schema of a kind', () => {
  it.each(LOOK_NAMES)('is legible %s', look => walkOperators(walk(), look));

  it('saves the list with each level in a column', () =>
    expectOperatorsAsCsv(walk()));

  it('tells the developer nothing of the other cluster', () =>
    expectOwnOperators(walk()));

  it('opens a schema and searches it, however large', () =>
    expectHugeSchema(walk()));
});

describe('the walk from a search to an operator', () => {
  it.each(LOOK_NAMES)('leads there %s', look => walkSearch(walk(), look));

  it('shows the developer what the own cluster runs', () =>
    expectOwnResults(walk()));
});

describe('the walk from the fleet to a comparison', () => {
  it.each(LOOK_NAMES)('is legible %s', look => walkFleet(walk(), look));
});

describe('the walk from findings to a mute', () => {
  it.each(LOOK_NAMES)('is legible %s', look => walkFindings(walk(), look));

  it('tells the auditor which permission muting needs', () =>
    expectMuteDenied(walk()));
});

describe('the walk from a new database to its end', () => {
  it.each(DATABASE_WALKS)('leads through %s, %s', (...row) =>
    walkDatabase(walk(), row),
  );

  it('offers the auditor nothing, and refuses what is sent', () =>
    expectAuditorRefused(walk()));

  it('offers the platform engineer every cluster', () =>
    expectEveryCluster(walk()));
});

describe('the walk from the Create page to a database', () => {
  it.each(TEMPLATE_WALKS)('leads through %s, %s, %s', (...row) =>
    walkTemplate(walk(), row),
  );
});

describe('the end', () => {
  it('keeps the last facts of a cluster that is cut off, with their age', () =>
    expectLastFacts(walk()));

  it('leaves no process behind after Ctrl-C', async () => {
    const started = descendants(portal.process.pid!);
    expect(started.length).toBeGreaterThan(8);
    // Ctrl-C goes to all programs of the terminal, npm among them.
    process.kill(-portal.process.pid!, 'SIGINT');
    await portal.ended;
    expect(await stillRunning(started, 15_000)).toEqual([]);
  });
});
