// @ts-check
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { ROOT } from './folders.mjs';

test('no source has the name of a JSON file beside it', () => {
  // When run from source, `./name` resolves to name.json before name.ts.
  const names = globSync(
    '{packages,plugins,benchmarks,conformance}/**/src/**/*.json',
    {
      cwd: ROOT,
      exclude: name => name.includes('node_modules'),
    },
  ).map(name => name.replace(/\.json$/, ''));
  assert.ok(names.length > 0);
  const sources = new Set(
    globSync('{packages,plugins,benchmarks,conformance}/**/src/**/*.{ts,tsx}', {
      cwd: ROOT,
      exclude: name => name.includes('node_modules'),
    }).map(name => name.replace(/\.tsx?$/, '')),
  );
  assert.deepEqual(
    names.filter(name => sources.has(name)),
    [],
  );
});
