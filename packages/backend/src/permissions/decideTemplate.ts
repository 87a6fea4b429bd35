import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  createScaffolderActionConditionalDecision,
  createScaffolderTaskConditionalDecision,
  scaffolderActionConditions,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  RESOURCE_TYPE_SCAFFOLDER_ACTION,
  RESOURCE_TYPE_SCAFFOLDER_TASK,
  taskCreatePermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { ecoActionIds } from '@backstage-eco/plugin-scaffolder-backend-module-eco';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * Decides what a user outside the platform team may do with templates. Tasks
 * contain form input, so only their creator sees them.
 *
 * @param options - `mayRun`: whether Eco's templates may be run; only Eco's
 *   actions are allowed, whatever else a template uses
 * @returns undefined if the permission is not about tasks or actions
 */
export function decideTemplate(options: {
  permission: Permission;
  user?: PolicyQueryUser;
  mayRun: boolean;
}): PolicyDecision | undefined {
  const { permission, user, mayRun } = options;
  if (isPermission(permission, taskCreatePermission)) {
    return mayRun ? ALLOW : DENY;
  }
  if (isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_ACTION)) {
    return mayRun
      ? createScaffolderActionConditionalDecision(permission, {
          anyOf: firstAndRest(
            ecoActionIds.map(actionId =>
              scaffolderActionConditions.hasActionId({ actionId }),
            ),
          ),
        })
      : DENY;
  }
  if (isResourcePermission(permission, RESOURCE_TYPE_SCAFFOLDER_TASK)) {
    const mayTry = mayRun || isPermission(permission, taskReadPermission);
    return user && mayTry
      ? createScaffolderTaskConditionalDecision(
          permission,
          scaffolderTaskConditions.isTaskOwner({
            createdBy: [user.info.userEntityRef],
          }),
        )
      : DENY;
  }
  return undefined;
}

/** Types a list as non-empty, as `anyOf` requires. */
function firstAndRest<T>(items: T[]): [T, ...T[]] {
  const [first, ...rest] = items;
  return [first, ...rest];
}
