import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  ClusterSummary,
  RESOURCE_TYPE_ECO_CLUSTER,
} from '@backstage-eco/plugin-eco-common';
import { z } from 'zod';
import type { ClusterFilter } from '../store';

/**
 * Resource that permission rules on clusters apply to; its reference is the
 * cluster's name.
 *
 * @public
 */
export const ecoClusterResourceRef = createPermissionResourceRef<
  ClusterSummary,
  ClusterFilter
>().with({ pluginId: 'eco', resourceType: RESOURCE_TYPE_ECO_CLUSTER });

const names = z
  .array(z.string())
  .describe('The names of the clusters, as the Kubernetes plugin lists them');

/**
 * Allows clusters by name.
 *
 * @public
 */
export const hasClusterName = createPermissionRule({
  name: 'HAS_CLUSTER_NAME',
  description: 'Allow clusters that have one of these names',
  resourceRef: ecoClusterResourceRef,
  paramsSchema: z.object({ names }),
  apply: (cluster, params) => params.names.includes(cluster.name),
  toQuery: params => ({ names: params.names }),
});

const namespaces = z
  .array(z.string())
  .describe('Namespaces; an empty text for what is in none');

/**
 * Allows findings by the namespace of their subject. Applies only to
 * `eco.finding.read`, because a cluster as a whole is in no namespace.
 *
 * @public
 */
export const hasSubjectNamespace = createPermissionRule({
  name: 'HAS_SUBJECT_NAMESPACE',
  description: 'Allow findings about what is in one of these namespaces',
  resourceRef: ecoClusterResourceRef,
  paramsSchema: z.object({ namespaces }),
  apply: () => false,
  toQuery: params => ({ namespaces: params.namespaces }),
});

const conditionExports = createConditionExports({
  resourceRef: ecoClusterResourceRef,
  rules: { hasClusterName, hasSubjectNamespace },
});

/**
 * Conditions for a permission policy, for example
 * `ecoClusterConditions.hasClusterName({ names: ['staging'] })`.
 *
 * @public
 */
export const ecoClusterConditions = conditionExports.conditions;

/**
 * Creates a conditional policy decision from conditions on clusters.
 *
 * @public
 */
export const createEcoClusterConditionalDecision =
  conditionExports.createConditionalDecision;
