import { Database } from '@backstage-eco/plugin-eco-common';

/**
 * Beside the finalizer where the Database makes its Secret. It is set before the
 * Secret is made and after it was seen that none is there, so that whose a Secret
 * is outlives a process that ends in between.
 */
export const SECRET_FINALIZER = 'example.com/database-secret';

/** Whether the Secret is one that this Database made, or is about to make. */
export function madeItsSecret({ metadata, status }: Database): boolean {
  return (
    metadata.finalizers?.includes(SECRET_FINALIZER) === true ||
    status?.credentials?.source === 'Created'
  );
}
