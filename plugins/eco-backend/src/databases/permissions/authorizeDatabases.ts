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

/** What a caller may do with databases. */
export interface DatabaseDecision {
  /** False: with none at all. */
  isAnyAllowed: boolean;
  allows(target: DatabaseTarget): boolean;
  /** The same for a query of the store. */
  toCriteria(): DatabaseCriteria;
}

/** Asks the policy once, for all databases. */
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
 * The same, for a caller who must be allowed something.
 *
 * @param what - for the answer to who may not, for example `see databases`
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
 * Lets a caller do something with one database.
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
