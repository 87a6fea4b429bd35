import {
  DatabaseSpec,
  DEFAULT_STORAGE,
} from '@backstage-eco/plugin-eco-common';
import { replicasOf } from './findRefusals';
import { toBytes } from './toBytes';

/**
 * Returns the total volume size of all servers.
 *
 * @returns undefined if the storage of the spec is not a quantity
 */
export function storageBytesOf(spec: DatabaseSpec): number | undefined {
  const bytes = toBytes(spec.storage ?? DEFAULT_STORAGE);
  return bytes === undefined ? undefined : bytes * replicasOf(spec);
}
