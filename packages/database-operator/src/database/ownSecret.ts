import {
  Database,
  DatabaseCredentials,
} from '@backstage-eco/plugin-eco-common';

/**
 * Returns the UID of the Secret that this Database created, or `undefined` if
 * it created none.
 */
export function ownSecret(
  { status }: Database,
  known?: DatabaseCredentials,
): string | undefined {
  const { source, uid } = status?.credentials ?? known ?? {};
  return source === 'Created' ? uid : undefined;
}
