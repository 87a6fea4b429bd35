// @ts-check
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { run } from './child-processes.mjs';
import { cacheFolder, ROOT } from './folders.mjs';

/**
 * Numbers of passed and failed tests, and the duration of each test file.
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, ms: number }[]} [suites]
 */

/**
 * Timeout for hangs; benchmarks measure speed. Next to the browser tests, a
 * small machine takes five times as long. Files that need more time set their
 * own.
 */
const TEST_WITHIN_MS = 300_000;

/** Suites with a control plane wait more than they compute. */
const MIN_WORKERS = 3;

const ENDS_WITH_PARENT = ['--require', join(ROOT, 'tools/end-with-parent.cjs')];

/**
 * Runs the Jest tests of all workspaces except the end-to-end tests.
 *
 * @param {{ args: string[], env: Record<string, string> }} options `args`:
 * paths and flags for Jest
 * @returns {Promise<Counts>}
 */
export async function workspaceTests({ args, env }) {
  const backstage = 'node_modules/@backstage/cli/bin/backstage-cli';
  const workers = Math.max(MIN_WORKERS, availableParallelism() - 1);
  const program = [
    ...[join(ROOT, backstage), 'repo', 'test'],
    `--testTimeout=${TEST_WITHIN_MS}`,
    `--testSequencer=${join(ROOT, 'tools/longest-first.mjs')}`,
    ...(namesWorkers(args) ? [] : [`--maxWorkers=${workers}`]),
  ];
  return jest([...program, ...args], {
    // Without CI, Jest would watch.
    env: { CI: '1', ...env },
    name: 'workspaces',
    cwd: ROOT,
  });
}

/** @param {string[]} args Arguments of Jest */
function namesWorkers(args) {
  return args.some(arg =>
    /^(-w|--maxWorkers|--max-workers|-i|--runInBand)\b/.test(arg),
  );
}

/**
 * Runs the tests in a real browser, with a portal that they start.
 *
 * @param {{ args: string[], env: Record<string, string> }} options
 * @returns {Promise<Counts>}
 */
export async function endToEndTests({ args, env }) {
  return jest([join(ROOT, 'node_modules/jest/bin/jest.js'), ...args], {
    // Without CI, Jest would overwrite the output of the other tests.
    env: { CI: '1', ...env },
    name: 'e2e',
    cwd: join(ROOT, 'e2e'),
  });
}

/**
 * Runs the tests of these scripts.
 *
 * @returns {Promise<Counts>}
 */
export async function launcherTests() {
  let output = '';
  const code = await run(
    process.execPath,
    [...ENDS_WITH_PARENT, '--test', '--test-reporter=tap', 'tools/*.test.mjs'],
    { cwd: ROOT, onOutput: text => (output += text) },
  );
  /** @param {string} word */
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const passed = count('pass');
  const failed = count('fail') + count('cancelled');
  if (code !== 0 || passed === 0) {
    process.stdout.write(output);
    return { passed, failed: Math.max(1, failed) };
  }
  return { passed, failed };
}

/**
 * @param {string[]} program Program with its arguments
 * @param {{ env: Record<string, string>, name: string, cwd: string }} options
 * @returns {Promise<Counts>}
 */
async function jest(program, { env, name, cwd }) {
  const file = join(cacheFolder(), `test-results/${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const code = await run(
    process.execPath,
    [...ENDS_WITH_PARENT, ...program, '--json', `--outputFile=${file}`],
    { cwd, env },
  );
  return countResults(file, code);
}

/**
 * @param {string} file Results written by Jest
 * @param {number} code Exit code of Jest
 * @returns {Counts} counts in which a suite that could not start, or a run
 * without results, is one failure
 */
export function countResults(file, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const passed = results.numPassedTests;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  /** @param {{ name: string, startTime: number, endTime: number }} suite */
  const toSuite = ({ name, startTime, endTime }) => ({
    name: relative(ROOT, name),
    ms: endTime - startTime,
  });
  return {
    passed,
    failed: code === 0 ? failed : Math.max(1, failed),
    suites: results.testResults.map(toSuite),
  };
}
