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
 * Decides what somebody outside the platform team may do with templates. Tasks
 * hold what was typed into forms, so only who ran one sees it.
 *
 * @param options - `mayRun`: Eco's templates, and only its actions, whatever else
 *   a template asks for
 * @returns undefined for a permission that is not about tasks or actions
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

/** `anyOf` takes no list that may be empty. */
function firstAndRest<T>(items: T[]): [T, ...T[]] {
  const [first, ...rest] = items;
  return [first, ...rest];
}
