import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  DatabaseTarget,
  RESOURCE_TYPE_ECO_DATABASE_TARGET,
  toDatabaseTargetRef,
} from '@backstage-eco/plugin-eco-common';
import type { DatabaseCriteria } from '../../store';
import { Caller, DatabaseContext } from '../DatabaseContext';

type DatabasePermission = ResourcePermission<
  typeof RESOURCE_TYPE_ECO_DATABASE_TARGET
>;

/** Decision about a permission on databases. */
export interface DatabaseDecision {
  /** False if the permission is denied for all databases. */
  isAnyAllowed: boolean;
  allows(target: DatabaseTarget): boolean;
  /** Returns the decision as a filter for the store. */
  toCriteria(): DatabaseCriteria;
}

/** Requests one decision for all databases. */
export async function decide(
  { permissions, rules }: DatabaseContext,
  { credentials }: Caller,
  permission: DatabasePermission,
): Promise<DatabaseDecision> {
  const [decision] = await permissions.authorizeConditional([{ permission }], {
    credentials,
  });
  const isAllowed = createConditionAuthorizer(rules);
  return {
    isAnyAllowed: decision.result !== AuthorizeResult.DENY,
    allows: target => isAllowed(decision as PolicyDecision, target),
    toCriteria: () =>
      decision.result === AuthorizeResult.CONDITIONAL
        ? createConditionTransformer(rules)(decision.conditions)
        : undefined,
  };
}

/**
 * Requests a decision, and throws if the permission is denied for all
 * databases.
 *
 * @param what - action for the error message, for example `see databases`
 * @throws NotAllowedError that names the permission
 */
export async function decideOrRefuse(
  context: DatabaseContext,
  caller: Caller,
  { permission, what }: { permission: DatabasePermission; what: string },
): Promise<DatabaseDecision> {
  const decision = await decide(context, caller, permission);
  if (!decision.isAnyAllowed) {
    throw notAllowed(permission, what);
  }
  return decision;
}

/**
 * Checks that a caller may do something with one database.
 *
 * @throws NotAllowedError that names the permission
 */
export async function authorize(
  { permissions }: DatabaseContext,
  { credentials }: Caller,
  options: {
    permission: DatabasePermission;
    target: DatabaseTarget;
    what: string;
  },
): Promise<void> {
  const { permission, target, what } = options;
  const [decision] = await permissions.authorize(
    [{ permission, resourceRef: toDatabaseTargetRef(target) }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw notAllowed(permission, what);
  }
}

function notAllowed({ name }: DatabasePermission, what: string) {
  return new NotAllowedError(
    `You may not ${what}: permission ${name} is denied`,
  );
}
