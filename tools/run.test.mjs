// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from './folders.mjs';

const folder = mkdtempSync(join(tmpdir(), 'eco-tools-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Starts a program that starts a child with `run`. The child prints its process
 * ID.
 *
 * @param {string} child Code of the child
 */
function launcher(child) {
  const code = `
    import { run, stopChildrenOnSignals } from '${ROOT}/tools/child-processes.mjs';
    stopChildrenOnSignals();
    process.exitCode = await run(process.execPath, [
      '--require', '${ROOT}/tools/end-with-parent.cjs', '-e', ${JSON.stringify(
    child,
  )},
    ]);`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const LONG = 'console.log(process.pid); setInterval(() => {}, 1000)';

/** @param {number} pid */
async function ended(pid) {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return false;
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  test(`${signal} ends the child and sets the exit code`, async () => {
    const parent = launcher(LONG);
    const [pid] = await once(parent.stdout, 'data');
    parent.kill(signal);
    const [code] = await once(parent, 'exit');
    assert.ok(code > 128, `exit code ${code}`);
    assert.ok(await ended(Number(pid)));
  });
}

test('a child ends when its parent was killed', async () => {
  const parent = launcher(LONG);
  const [pid] = await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  assert.ok(await ended(Number(pid)));
});

test('a second Ctrl-C kills a child that ignores the first', async () => {
  const parent = launcher(`process.on('SIGINT', () => {}); ${LONG}`);
  const [pid] = await once(parent.stdout, 'data');
  parent.kill('SIGINT');
  await new Promise(resolve => setTimeout(resolve, 1_200));
  parent.kill('SIGINT');
  await once(parent, 'exit');
  assert.ok(await ended(Number(pid)));
});

test('exit codes pass through', async () => {
  const parent = launcher('process.exit(17)');
  const [code] = await once(parent, 'exit');
  assert.equal(code, 17);
});
