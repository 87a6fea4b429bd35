// @ts-check
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './child-processes.mjs';
import { cacheFolder, ROOT } from './folders.mjs';

/**
 * How many tests passed and failed.
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */

/** Jest's own 5 s are too short on two busy cores. Files that need more say so. */
const TEST_WITHIN_MS = 60_000;

const ENDS_WITH_PARENT = ['--require', join(ROOT, 'tools/end-with-parent.cjs')];

/**
 * Runs the Jest tests of all workspaces but the end-to-end tests.
 *
 * @param {{ args: string[], env: Record<string, string> }} options `args` are
 *   Jest's: paths and flags
 * @returns {Promise<Counts>}
 */
export async function workspaceTests({ args, env }) {
  const backstage = 'node_modules/@backstage/cli/bin/backstage-cli';
  const program = [join(ROOT, backstage), 'repo', 'test'];
  return jest([...program, `--testTimeout=${TEST_WITHIN_MS}`, ...args], {
    // CI: otherwise Jest would watch.
    env: { CI: '1', ...env },
    name: 'workspaces',
    cwd: ROOT,
  });
}

/**
 * Runs the tests in a real browser against a portal that they start.
 *
 * @param {{ args: string[], env: Record<string, string> }} options
 * @returns {Promise<Counts>}
 */
export async function endToEndTests({ args, env }) {
  return jest([join(ROOT, 'node_modules/jest/bin/jest.js'), ...args], {
    env,
    name: 'e2e',
    cwd: join(ROOT, 'e2e'),
  });
}

/**
 * Runs the tests of these scripts themselves.
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
 * @param {string[]} program with its arguments
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
 * @param {string} file what Jest wrote
 * @param {number} code what it exited with
 * @returns {Counts} a suite that could not even start counts as one failure,
 *   and so does a run without a result
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
  return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
}
