import { join, resolve } from 'path';

// This package is private and always runs from its source: there is no bundle
// in which the folder would be another one.
// eslint-disable-next-line no-restricted-syntax
const PACKAGE = resolve(__dirname, '..');

/** A file or folder of this package, for example `kwok/stages.yaml`. */
export function packageFile(path: string): string {
  return join(PACKAGE, path);
}
