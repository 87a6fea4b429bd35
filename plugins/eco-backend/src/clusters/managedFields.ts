import { ClusterObject, ManagedFields } from '@backstage-eco/plugin-eco-node';

/** Field manager of Eco's writes. */
export const FIELD_MANAGER = 'eco';

/**
 * Returns the managed fields of an object that Eco created, as if Eco had
 * applied them.
 *
 * @returns undefined if no change is needed
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
