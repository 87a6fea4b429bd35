/**
 * Returns the command that runs a TypeScript file with this Node, without a
 * build.
 *
 * @param flags - options of Node itself
 */
export function nodeProgram(
  file: string,
  args: string[] = [],
  flags: string[] = [],
): { program: string; args: string[] } {
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  return {
    program: process.execPath,
    args: [...flags, '--require', transform, file, ...args],
  };
}
