import {
  AuthorizeResult,
  isReadPermission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createEcoDatabaseConditionalDecision,
  ecoDatabaseConditions,
} from '@backstage-eco/plugin-eco-backend';
import { RESOURCE_TYPE_ECO_DATABASE_TARGET } from '@backstage-eco/plugin-eco-common';
import { PolicyConfig } from './readPolicyConfig';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

type DatabasePermission = ResourcePermission<
  typeof RESOURCE_TYPE_ECO_DATABASE_TARGET
>;

/**
 * Decides on a database permission. Readers see the databases of their
 * clusters. If their group manages databases, they create, change and delete
 * those of themselves and their groups.
 *
 * @param options - `own`: reader entries that apply to the user; `owners`: the
 *   user's own reference and those of their groups
 */
export function decideDatabase(options: {
  permission: DatabasePermission;
  own: PolicyConfig['readers'];
  owners: string[];
}): PolicyDecision {
  const { permission, own, owners } = options;
  const isRead = isReadPermission(permission);
  const readers = isRead ? own : own.filter(each => each.managesDatabases);
  const isEverywhere = readers.some(({ clusters }) => clusters === 'all');
  const clusters = readers.flatMap(each =>
    each.clusters === 'all' ? [] : each.clusters,
  );
  if (!isEverywhere && clusters.length === 0) {
    return DENY;
  }
  if (isRead && isEverywhere) {
    return ALLOW;
  }
  const place = ecoDatabaseConditions.isInCluster({ clusters });
  const ownership = ecoDatabaseConditions.hasOwner({ owners });
  if (isRead) {
    return createEcoDatabaseConditionalDecision(permission, place);
  }
  return createEcoDatabaseConditionalDecision(
    permission,
    isEverywhere ? ownership : { allOf: [place, ownership] },
  );
}
