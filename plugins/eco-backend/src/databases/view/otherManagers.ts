import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import { FIELD_MANAGER } from '../../clusters';

/**
 * Returns the other field managers of the spec; Eco never takes fields from
 * them.
 */
export function otherManagers({ metadata }: ClusterObject): string[] {
  const managers = (metadata.managedFields ?? [])
    .filter(({ subresource, fieldsV1 }) => !subresource && hasSpec(fieldsV1))
    .map(({ manager }) => manager ?? '');
  return [...new Set(managers)].filter(
    manager => manager && manager !== FIELD_MANAGER,
  );
}

function hasSpec(fields: unknown): boolean {
  return typeof fields === 'object' && fields !== null && 'f:spec' in fields;
}
