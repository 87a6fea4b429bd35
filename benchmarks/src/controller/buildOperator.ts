import { dirname, join } from 'node:path';
import { startProcess } from 'child-processes';

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
  const build = startProcess({
    name: 'the build of the controller',
    program: process.execPath,
    args: [join(OPERATOR_PACKAGE, 'build.mjs')],
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await build.ended;
  if (build.exitCode !== 0) {
    throw new Error('The controller could not be built.');
  }
}
