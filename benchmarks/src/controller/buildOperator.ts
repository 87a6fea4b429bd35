import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';

/** The folder of the controller's package. */
export const OPERATOR_PACKAGE = dirname(
  require.resolve('database-operator/package.json'),
);

/**
 * Builds the controller as its image has it.
 *
 * @throws an Error when that fails; what it prints is seen
 */
export async function buildOperator(): Promise<void> {
  const build = spawn(process.execPath, [join(OPERATOR_PACKAGE, 'build.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(build, 'exit');
  if (code !== 0) {
    throw new Error('The controller could not be built.');
  }
}
