// @ts-check
import { run } from './child-processes.mjs';
import { ensureChromium } from './chromium.mjs';
import { ROOT } from './folders.mjs';
import { nodeWithTypeScript } from './typescript.mjs';

/**
 * Runs a conformance suite: what must stay true, whatever fails.
 *
 * @param {string[]} args those of `npm run conformance --`: its name and what it takes
 * @returns {Promise<number>} the exit code
 */
export async function conformance(args) {
  // The fault matrix reads rendered pages.
  const env =
    args[0] === 'faults' ? { ECO_CHROMIUM: await ensureChromium() } : {};
  return run(
    process.execPath,
    nodeWithTypeScript('conformance/src/main.ts', args),
    { cwd: ROOT, env },
  );
}
