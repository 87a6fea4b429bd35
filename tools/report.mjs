// @ts-check
import { run } from './child-processes.mjs';
import { ensureChromium } from './chromium.mjs';
import { ROOT } from './folders.mjs';
import { nodeWithTypeScript } from './typescript.mjs';

/**
 * Runs one of the measures that judge Eco.
 *
 * @param {string[]} args those of `npm run report --`
 * @returns {Promise<number>} the exit code
 */
export async function report(args) {
  // It reads rendered pages.
  const env =
    args[0] === 'faults' ? { ECO_CHROMIUM: await ensureChromium() } : {};
  return run(
    process.execPath,
    nodeWithTypeScript('benchmarks/src/report.ts', args),
    { cwd: ROOT, env },
  );
}
