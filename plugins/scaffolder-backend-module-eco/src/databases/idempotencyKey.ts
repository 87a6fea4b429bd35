import { createHash } from 'node:crypto';
import { DatabaseReference } from '@backstage-eco/plugin-eco-common';

/**
 * Returns the key that makes a step send its request only once, however often
 * it runs. Includes the database, because a step with `each` runs for several.
 */
export function idempotencyKey(
  context: { task: { id: string }; step?: { id?: string } },
  { cluster, namespace, name }: DatabaseReference,
): string {
  const { task, step } = context;
  const parts = [step?.id, cluster, namespace, name];
  const hash = createHash('sha256').update(JSON.stringify(parts));
  return `${task.id}/${hash.digest('hex').slice(0, 32)}`;
}
