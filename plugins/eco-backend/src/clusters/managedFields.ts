import { ClusterObject, ManagedFields } from '@backstage-eco/plugin-eco-node';

/** Who manages the fields that Eco writes. */
export const FIELD_MANAGER = 'eco';

/**
 * The managed fields of an object that Eco made, as if it had applied them.
 *
 * @returns undefined where they are so already
 */
export function asApplied({
  metadata,
}: ClusterObject): ManagedFields[] | undefined {
  const fields = metadata.managedFields ?? [];
  return fields.some(isCreated)
    ? fields.map(each =>
        isCreated(each) ? { ...each, operation: 'Apply' } : each,
      )
    : undefined;
}

function isCreated(fields: ManagedFields): boolean {
  const { manager, operation, subresource } = fields;
  return manager === FIELD_MANAGER && operation === 'Update' && !subresource;
}
