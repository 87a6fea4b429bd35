// @ts-check
import { run } from './child-processes.mjs';
import { ensureChromium } from './chromium.mjs';
import { ROOT } from './folders.mjs';
import { nodeWithTypeScript } from './typescript.mjs';

/**
 * Runs a conformance suite: tests of what must hold under any failure.
 *
 * @param {string[]} args Arguments of `npm run conformance --`: its name and
 * its options
 * @returns {Promise<number>} the exit code
 */
export async function conformance(args) {
  // The fault report reads rendered pages.
  const env =
    args[0] === 'faults' ? { ECO_CHROMIUM: await ensureChromium() } : {};
  return run(
    process.execPath,
    nodeWithTypeScript('conformance/src/main.ts', args),
    { cwd: ROOT, env },
  );
}
