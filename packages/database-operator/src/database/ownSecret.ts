import {
  Database,
  DatabaseCredentials,
} from '@backstage-eco/plugin-eco-common';

/** The UID of the Secret that this Database made; `undefined` where it made none. */
export function ownSecret(
  { status }: Database,
  known?: DatabaseCredentials,
): string | undefined {
  const { source, uid } = status?.credentials ?? known ?? {};
  return source === 'Created' ? uid : undefined;
}
