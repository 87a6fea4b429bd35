// @ts-check
import { run } from './child-processes.mjs';
import { ROOT } from './folders.mjs';
import { nodeWithTypeScript } from './typescript.mjs';

/**
 * Checks folders of definitions; see docs/definitions.md.
 *
 * @param {string[]} args The folders
 * @returns {Promise<number>} the exit code
 */
export async function checkDefinitions(args) {
  return run(
    process.execPath,
    nodeWithTypeScript(
      'plugins/eco-backend/bin/eco-check-definitions.js',
      args,
    ),
    { cwd: ROOT },
  );
}
