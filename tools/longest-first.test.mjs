// @ts-check
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import LongestFirst from './longest-first.mjs';

const folder = mkdtempSync(join(tmpdir(), 'eco-tools-'));
const cache = process.env.ECO_CACHE;
process.env.ECO_CACHE = folder;
after(() => {
  rmSync(folder, { recursive: true, force: true });
  if (cache === undefined) {
    delete process.env.ECO_CACHE;
  } else {
    process.env.ECO_CACHE = cache;
  }
});

/**
 * @param {string} name
 * @param {number} size
 */
function suite(name, size) {
  const path = join(folder, name);
  writeFileSync(path, 'x'.repeat(size));
  return { path };
}

/** @param {[{ path: string }, number][]} rows */
function keep(rows) {
  new LongestFirst().cacheResults(undefined, {
    testResults: rows.map(([{ path }, runtime]) => ({
      testFilePath: path,
      perfStats: { runtime },
    })),
  });
}

test('runs new suites first, then the longest', () => {
  const [quick, slow, fresh, larger] = [
    suite('quick.test.ts', 9),
    suite('slow.test.ts', 9),
    suite('fresh.test.ts', 1),
    suite('larger.test.ts', 2),
  ];
  keep([
    [quick, 10],
    [slow, 20],
  ]);
  const sorted = new LongestFirst().sort([quick, fresh, slow, larger]);
  assert.deepEqual(sorted, [larger, fresh, slow, quick]);
});

test('keeps the durations of suites that did not run', () => {
  const [one, other] = [suite('one.test.ts', 1), suite('other.test.ts', 1)];
  keep([[one, 10]]);
  keep([[other, 5]]);
  keep([[other, 20]]);
  assert.deepEqual(new LongestFirst().sort([one, other]), [other, one]);
});
