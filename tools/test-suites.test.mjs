// @ts-check
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from './folders.mjs';
import { countResults } from './test-suites.mjs';

const folder = mkdtempSync(join(tmpdir(), 'eco-tools-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'results.json');

/** @param {object} results */
function write(results) {
  writeFileSync(file, JSON.stringify({ testResults: [], ...results }));
}

test('a suite that could not start counts as a failure', () => {
  write({ numPassedTests: 7, numFailedTests: 2, numRuntimeErrorTestSuites: 1 });
  assert.deepEqual(countResults(file, 1), { passed: 7, failed: 3, suites: [] });
});

test('a run that failed for another reason counts as a failure', () => {
  write({ numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 });
  assert.deepEqual(countResults(file, 0), { passed: 7, failed: 0, suites: [] });
  assert.deepEqual(countResults(file, 1), { passed: 7, failed: 1, suites: [] });
});

test('test files are named by their path in the checkout', () => {
  write({
    numPassedTests: 1,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    testResults: [
      { name: join(ROOT, 'e2e/src/a.test.ts'), startTime: 1000, endTime: 4000 },
    ],
  });
  const { suites } = countResults(file, 0);
  assert.deepEqual(suites, [{ name: 'e2e/src/a.test.ts', ms: 3000 }]);
});

test('a missing result counts as a failure', () => {
  assert.deepEqual(countResults(join(folder, 'none.json'), 0), {
    passed: 0,
    failed: 1,
  });
});
