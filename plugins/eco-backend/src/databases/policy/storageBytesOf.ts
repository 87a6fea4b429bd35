import {
  DatabaseSpec,
  DEFAULT_STORAGE,
} from '@backstage-eco/plugin-eco-common';
import { replicasOf } from './findRefusals';
import { toBytes } from './toBytes';

/**
 * What the volumes of all servers take together.
 *
 * @returns undefined where the spec says no size
 */
export function storageBytesOf(spec: DatabaseSpec): number | undefined {
  const bytes = toBytes(spec.storage ?? DEFAULT_STORAGE);
  return bytes === undefined ? undefined : bytes * replicasOf(spec);
}
