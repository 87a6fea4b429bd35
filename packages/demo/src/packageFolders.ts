import { join, resolve } from 'path';

// This package is private and always runs from its source: there is no bundle
// in which the folder would be another one.
// eslint-disable-next-line no-restricted-syntax
const PACKAGE = resolve(__dirname, '..');

/** The repository that this package is in. */
export const REPOSITORY_FOLDER = resolve(PACKAGE, '../..');

/** A file or folder of this package, for example `footprints/demo-prod`. */
export function packageFile(path: string): string {
  return join(PACKAGE, path);
}
