// @ts-check
import { run, stopSignal } from './child-processes.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureMariaDb } from './database-programs.mjs';
import { Failure } from './failure.mjs';
import { ROOT } from './folders.mjs';
import { startPostgres } from './postgres.mjs';
import { elapsed, print } from './progress.mjs';
import { QUALITY_GATES } from './quality-gates.mjs';
import {
  endToEndTests,
  launcherTests,
  workspaceTests,
} from './test-suites.mjs';
import { nodeWithTypeScript } from './typescript.mjs';

/** @typedef {import('./test-suites.mjs').Counts} Counts */

/** Number of slowest suites in the summary. */
const SLOWEST = 10;

/**
 * A step of the whole run, with its result.
 *
 * @typedef {{ name: string, counts: Counts, took: string }} Step
 */

/**
 * Runs all checks and tests, or with arguments only the named tests:
 * `npm test -- plugins/eco-backend`, `npm test -- e2e`. Continues after
 * failures. The last line is `N passed, N failed`; a check counts as one test.
 *
 * @param {string[]} args Arguments of `npm test --`
 * @returns {Promise<number>} the exit code: 0 if nothing failed
 */
export async function test(args) {
  const started = Date.now();
  /** @type {Step[]} */
  const steps = [];
  const [onlyEndToEnd, rest] = splitEndToEnd(args);
  const everything = args.length === 0;
  await step(steps, 'Control plane', prepareControlPlane);
  const running = [];
  if (everything || onlyEndToEnd) {
    running.push(step(steps, 'End-to-end tests', () => withChromium(rest)));
  }
  if (!onlyEndToEnd) {
    running.push(testSources(steps, rest));
  }
  await settle(running);
  return summarise(steps, started);
}

/**
 * Runs the checks one at a time: next to the browser tests, they keep all cores
 * busy.
 *
 * @param {Step[]} steps
 * @param {string[]} args
 */
async function testSources(steps, args) {
  if (args.length === 0) {
    for (const { name, args: program } of QUALITY_GATES) {
      await step(steps, name, () => runProgram(program));
    }
    await step(steps, 'Launcher tests', launcherTests);
  }
  await step(steps, 'Tests of the workspaces', () => withDatabases(args));
}

/**
 * @param {string[]} args
 * @returns {[boolean, string[]]} whether they include e2e, and the others
 */
function splitEndToEnd(args) {
  const rest = args.filter(arg => !/^(\.\/)?e2e\/?$/.test(arg));
  return [rest.length < args.length, rest];
}

/**
 * @param {Step[]} steps
 * @param {string} name
 * @param {() => Promise<Counts>} work A Failure that it throws counts as one
 * failed test
 */
async function step(steps, name, work) {
  const since = Date.now();
  print(`\n── ${name} ──`);
  let counts = { passed: 0, failed: 1 };
  try {
    counts = await work();
  } catch (error) {
    if (!(error instanceof Failure) || stopSignal()) {
      throw error;
    }
    print(error.message);
  }
  if (stopSignal()) {
    throw new Failure('Stopped.', 130);
  }
  const took = elapsed(since);
  steps.push({ name, counts, took });
  print(`${counts.failed ? '✗' : '✓'} ${name} (${took})`);
}

/**
 * Waits for all promises, even if one rejects: each has something to stop.
 *
 * @param {Promise<void>[]} running
 */
async function settle(running) {
  const results = await Promise.allSettled(running);
  for (const result of results) {
    if (result.status === 'rejected') {
      throw result.reason;
    }
  }
}

/**
 * @param {string[]} program
 * @returns {Promise<Counts>}
 */
async function runProgram(program) {
  const code = await run(process.execPath, program, { cwd: ROOT });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Downloads or builds the programs first, because the tests' timeouts are too
 * short for that.
 */
function prepareControlPlane() {
  return runProgram(
    nodeWithTypeScript('packages/portal-launcher/src/prepare.ts', []),
  );
}

/**
 * @param {string[]} args
 * @returns {Promise<Counts>}
 */
async function withDatabases(args) {
  const mariaDb = await ensureMariaDb();
  const postgres = await startPostgres();
  try {
    // Tests of other database versions must not look for Docker.
    const env = {
      ...postgres.env,
      // Without MariaDB, the tests that need it fail and tell how to get it.
      ...(mariaDb && { ECO_MARIADB_BIN: mariaDb }),
      BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    };
    return await workspaceTests({ args, env });
  } finally {
    await postgres.stop();
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<Counts>}
 */
async function withChromium(args) {
  return endToEndTests({ args, env: { ECO_CHROMIUM: await ensureChromium() } });
}

/**
 * @param {Step[]} steps
 * @param {number} started
 * @returns {number} the exit code
 */
function summarise(steps, started) {
  print('\n── Summary ──');
  for (const { name, counts, took } of steps) {
    const result = counts.failed ? `${counts.failed} failed` : 'ok';
    print(`${result.padEnd(10)} ${name}: ${counts.passed} passed (${took})`);
  }
  printSlowest(steps);
  const passed = steps.reduce((sum, { counts }) => sum + counts.passed, 0);
  const failed = steps.reduce((sum, { counts }) => sum + counts.failed, 0);
  print(`All of it took ${elapsed(started)}.`);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** @param {Step[]} steps */
function printSlowest(steps) {
  const suites = steps.flatMap(({ counts }) => counts.suites ?? []);
  suites.sort((a, b) => b.ms - a.ms);
  for (const { name, ms } of suites.slice(0, SLOWEST)) {
    print(`${`${Math.round(ms / 1000)} s`.padStart(10)} ${name}`);
  }
}
