import {
  AuthorizeResult,
  isReadPermission,
  isResourcePermission,
  Permission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import {
  createEcoClusterConditionalDecision,
  ecoClusterConditions,
} from '@backstage-eco/plugin-eco-backend';
import {
  RESOURCE_TYPE_ECO_CLUSTER,
  RESOURCE_TYPE_ECO_DATABASE_TARGET,
} from '@backstage-eco/plugin-eco-common';
import { decideDatabase } from './decideDatabase';
import { decideTemplate } from './decideTemplate';
import { PolicyConfig } from './readPolicyConfig';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * The portal's permission policy:
 *
 * - The platform team may do everything.
 * - Readers see their clusters. If their group manages databases, they may
 *   request databases and run Eco's templates.
 * - Others see no clusters.
 * - Only the platform team may change anything else, in Eco or in another
 *   plugin.
 */
export class EcoPolicy implements PermissionPolicy {
  constructor(private readonly config: PolicyConfig) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const groups = user?.info.ownershipEntityRefs ?? [];
    if (this.config.platform.some(each => groups.includes(each))) {
      return ALLOW;
    }
    const own = this.groupsOf(groups);
    if (isResourcePermission(permission, RESOURCE_TYPE_ECO_DATABASE_TARGET)) {
      return decideDatabase({ permission, own, owners: groups });
    }
    const mayRun = own.some(each => each.managesDatabases);
    const template = decideTemplate({ permission, user, mayRun });
    if (template) {
      return template;
    }
    if (!isReadPermission(permission)) {
      return DENY;
    }
    const clusters = this.clustersOf(groups);
    if (isResourcePermission(permission, RESOURCE_TYPE_ECO_CLUSTER)) {
      return seeClusters(permission, clusters);
    }
    if (isOfAllClusters(permission)) {
      return clusters === 'all' ? ALLOW : DENY;
    }
    return ALLOW;
  }

  private groupsOf(groups: string[]): PolicyConfig['readers'] {
    return this.config.readers.filter(({ group }) => groups.includes(group));
  }

  private clustersOf(groups: string[]): 'all' | string[] {
    const own = this.groupsOf(groups);
    return own.some(({ clusters }) => clusters === 'all')
      ? 'all'
      : own.flatMap(({ clusters }) => clusters);
  }
}

function seeClusters(
  permission: ResourcePermission<typeof RESOURCE_TYPE_ECO_CLUSTER>,
  clusters: 'all' | string[],
): PolicyDecision {
  if (clusters === 'all') {
    return ALLOW;
  }
  return clusters.length === 0
    ? DENY
    : createEcoClusterConditionalDecision(
        permission,
        ecoClusterConditions.hasClusterName({ names: clusters }),
      );
}

/**
 * Whether a permission cannot be restricted to some clusters. The Kubernetes
 * plugin has no such rule, and its tab would show a component's pods in every
 * cluster.
 */
function isOfAllClusters({ name }: Permission): boolean {
  return (
    name.startsWith('eco.') ||
    kubernetesPermissions.some(permission => permission.name === name)
  );
}
