import { dirname, join } from 'node:path';
import { startProcess } from 'child-processes';

/** Folder of the controller's package. */
export const OPERATOR_PACKAGE = dirname(
  require.resolve('database-operator/package.json'),
);

/**
 * Builds the controller as for its image. The build's output is passed through.
 *
 * @throws if the build fails
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
