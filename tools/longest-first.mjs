// @ts-check
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cacheFolder, ROOT } from './folders.mjs';

/**
 * How long each suite took last, in milliseconds, by its path in the checkout.
 *
 * @typedef {Record<string, number>} Durations
 */

/** Jest keeps them too, but not for another checkout. */
const file = () => join(cacheFolder(), 'test-results/durations.json');

/**
 * Jest's order of suites: the longest first, so that no worker is left with a
 * long one at the end.
 */
export default class LongestFirst {
  /**
   * @template {{ path: string }} Test
   * @param {Test[]} tests
   * @returns {Test[]}
   */
  sort(tests) {
    const durations = readDurations();
    const rows = tests.map(test => ({
      test,
      // One that has never run may be long.
      duration: durations[nameOf(test.path)] ?? Number.MAX_VALUE,
      size: statSync(test.path).size,
    }));
    return rows
      .sort((a, b) => b.duration - a.duration || b.size - a.size)
      .map(({ test }) => test);
  }

  /**
   * Keeps how long suites took. Those that did not run keep their durations.
   *
   * @param {unknown} _ all tests
   * @param {{ testResults: { testFilePath: string, perfStats: { runtime: number } }[] }} results
   */
  cacheResults(_, { testResults }) {
    const durations = readDurations();
    for (const { testFilePath, perfStats } of testResults) {
      durations[nameOf(testFilePath)] = perfStats.runtime;
    }
    mkdirSync(dirname(file()), { recursive: true });
    writeFileSync(file(), JSON.stringify(durations));
  }
}

/** @returns {Durations} */
function readDurations() {
  try {
    return JSON.parse(readFileSync(file(), 'utf8'));
  } catch {
    // No run before, or one that was killed while it wrote.
    return {};
  }
}

/** @param {string} path */
function nameOf(path) {
  return relative(ROOT, path);
}
