/**
 * Ids of this module's actions, for a permission policy that allows only these.
 *
 * @public
 */
export const ecoActionIds = [
  'eco:database:create',
  'eco:database:update',
  'eco:database:delete',
  'eco:database:wait',
  'eco:database:render',
] as const;
