import {
  isPlainDatabaseName,
  MAX_PLAIN_DATABASE_NAME,
} from '@backstage-eco/plugin-eco-common';
import { createHash } from 'crypto';

const HASH_LENGTH = 8;

/**
 * Returns the base name of a Database's children. A Database's name may have
 * 253 characters, including dots, but its children's limits are tighter:
 *
 * - a StatefulSet's must leave room for the revision hash in a 63-character
 *   label
 * - a Service's must be a DNS label that begins with a letter
 * - a CloudNativePG Cluster's has at most 50 characters
 *
 * A name that does not fit is truncated and gets a hash of the whole name.
 */
export function childName(databaseName: string): string {
  if (isPlainDatabaseName(databaseName)) {
    return databaseName;
  }
  const hash = createHash('sha256')
    .update(databaseName)
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const plain = databaseName.replace(/[^-a-z0-9]/g, '-');
  const lettered = /^[a-z]/.test(plain) ? plain : `db-${plain}`;
  const cut = lettered
    .slice(0, MAX_PLAIN_DATABASE_NAME - HASH_LENGTH - 1)
    .replace(/-+$/, '');
  return `${cut}-${hash}`;
}
