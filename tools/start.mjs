// @ts-check
import { run } from './child-processes.mjs';
import { nodeWithTypeScript } from './typescript.mjs';
import { ROOT } from './folders.mjs';

/**
 * Starts the portal and waits until it ends.
 *
 * @param {string[]} args Arguments of `npm start --`
 * @returns {Promise<number>} the exit code
 */
export async function start(args) {
  return run(
    process.execPath,
    nodeWithTypeScript('packages/portal-launcher/src/index.ts', args),
    { cwd: ROOT },
  );
}
