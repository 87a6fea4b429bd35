/**
 * Ids of the actions of this module, for a policy that lets people run the
 * templates that use them and nothing else.
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
