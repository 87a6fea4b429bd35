// @ts-check
import { join } from 'node:path';
import { ROOT } from './folders.mjs';

/**
 * @param {string} file a TypeScript program, relative to the checkout
 * @param {string[]} args its arguments
 * @returns {string[]} the arguments with which Node runs it, ending when its
 *   parent does
 */
export function nodeWithTypeScript(file, args) {
  return [
    '--require',
    join(ROOT, 'tools/end-with-parent.cjs'),
    '--require',
    '@backstage/cli/config/nodeTransform.cjs',
    join(ROOT, file),
    ...args,
  ];
}
