import { join, resolve } from 'path';

// This package is private and always runs from source, so no bundle can move
// this file to another folder.
// eslint-disable-next-line no-restricted-syntax
const PACKAGE = resolve(__dirname, '..');

/**
 * Returns the path of a file or folder of this package, for example
 * `kwok/stages.yaml`.
 */
export function packageFile(path: string): string {
  return join(PACKAGE, path);
}
