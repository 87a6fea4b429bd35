import {
  Database,
  DatabaseCredentials,
} from '@backstage-eco/plugin-eco-common';

/**
 * A finalizer of earlier versions, which users can set too. It proves nothing and
 * is only taken off.
 */
export const SECRET_FINALIZER = 'example.com/database-secret';

/** The UID of the Secret that this Database made; `undefined` where it made none. */
export function ownSecret(
  { status }: Database,
  known?: DatabaseCredentials,
): string | undefined {
  const { source, uid } = status?.credentials ?? known ?? {};
  return source === 'Created' ? uid : undefined;
}
