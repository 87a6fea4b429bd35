// @ts-check
import { join } from 'node:path';
import { ROOT } from './folders.mjs';

/**
 * @param {string} file A TypeScript program, relative to the checkout
 * @param {string[]} args Arguments of the program
 * @returns {string[]} arguments for Node, with which the program ends when its
 * parent does
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
