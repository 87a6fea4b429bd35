// @ts-check
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cacheFolder, ROOT } from './folders.mjs';

/**
 * Duration of each suite's last run in milliseconds, by its path in the
 * checkout.
 *
 * @typedef {Record<string, number>} Durations
 */

/** Jest stores durations too, but not across checkouts. */
const file = () => join(cacheFolder(), 'test-results/durations.json');

/**
 * Jest's test sequencer: longest suites first, so that no worker runs a long
 * one alone at the end.
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
      // A suite that has never run may be long.
      duration: durations[nameOf(test.path)] ?? Number.MAX_VALUE,
      size: statSync(test.path).size,
    }));
    return rows
      .sort((a, b) => b.duration - a.duration || b.size - a.size)
      .map(({ test }) => test);
  }

  /**
   * Stores the durations of suites. Suites that did not run keep theirs.
   *
   * @param {unknown} _ All tests
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
    // No earlier run, or one that was killed while writing.
    return {};
  }
}

/** @param {string} path */
function nameOf(path) {
  return relative(ROOT, path);
}
