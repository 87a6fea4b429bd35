import { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import {
  portalReady,
  spawnPortal,
  START_WITHIN_MS,
  StartedPortal,
} from './startedPortal';
import { walkDatabases } from './walks/databases';
import { walkFindings } from './walks/findings';
import { walkOperators } from './walks/operators';
import { walkTemplates } from './walks/templates';
import { Walk } from './walks/Walk';

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

walkOperators(walk);
walkFindings(walk);
walkDatabases(walk);
walkTemplates(walk);
