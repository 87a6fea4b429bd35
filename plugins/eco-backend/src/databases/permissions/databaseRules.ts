import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  DatabaseTarget,
  RESOURCE_TYPE_ECO_DATABASE_TARGET,
} from '@backstage-eco/plugin-eco-common';
import { z } from 'zod';
import { DatabaseTargetFilter } from '../../store';

/**
 * Resource that permission rules on databases apply to.
 *
 * @public
 */
export const ecoDatabaseTargetResourceRef = createPermissionResourceRef<
  DatabaseTarget,
  DatabaseTargetFilter
>().with({
  pluginId: 'eco',
  resourceType: RESOURCE_TYPE_ECO_DATABASE_TARGET,
});

const clusters = z
  .array(z.string())
  .describe('The names of the clusters, as the Kubernetes plugin lists them');

const namespaces = z.array(z.string()).describe('The names of the namespaces');

const engines = z.array(z.string()).describe('postgres, mysql, or both');

const owners = z
  .array(z.string())
  .describe(
    'Full entity references in lower case. With user.info.ownershipEntityRefs: what belongs to the caller and their groups',
  );

const isInCluster = createPermissionRule({
  name: 'IS_IN_CLUSTER',
  description: 'Allow databases in one of these clusters',
  resourceRef: ecoDatabaseTargetResourceRef,
  paramsSchema: z.object({ clusters }),
  apply: (target, params) => params.clusters.includes(target.cluster),
  toQuery: params => ({ part: 'cluster' as const, values: params.clusters }),
});

const isInNamespace = createPermissionRule({
  name: 'IS_IN_NAMESPACE',
  description: 'Allow databases in one of these namespaces, of any cluster',
  resourceRef: ecoDatabaseTargetResourceRef,
  paramsSchema: z.object({ namespaces }),
  apply: (target, params) => params.namespaces.includes(target.namespace),
  toQuery: params => ({
    part: 'namespace' as const,
    values: params.namespaces,
  }),
});

const hasEngine = createPermissionRule({
  name: 'HAS_ENGINE',
  description: 'Allow databases of one of these engines',
  resourceRef: ecoDatabaseTargetResourceRef,
  paramsSchema: z.object({ engines }),
  apply: (target, params) => params.engines.includes(target.engine),
  toQuery: params => ({ part: 'engine' as const, values: params.engines }),
});

const hasOwner = createPermissionRule({
  name: 'HAS_OWNER',
  description:
    'Allow databases that were requested for one of these owners. One that was not requested through Eco has none',
  resourceRef: ecoDatabaseTargetResourceRef,
  paramsSchema: z.object({ owners }),
  apply: (target, params) => params.owners.includes(target.owner),
  toQuery: params => ({ part: 'owner' as const, values: params.owners }),
});

/** All permission rules on databases. */
export const databaseRules = {
  isInCluster,
  isInNamespace,
  hasEngine,
  hasOwner,
};

const conditionExports = createConditionExports({
  resourceRef: ecoDatabaseTargetResourceRef,
  rules: databaseRules,
});

/**
 * Conditions for a permission policy, for example
 * `ecoDatabaseConditions.hasOwner({ owners: user.info.ownershipEntityRefs })`.
 *
 * @public
 */
export const ecoDatabaseConditions = conditionExports.conditions;

/**
 * Creates a conditional policy decision from conditions on databases.
 *
 * @public
 */
export const createEcoDatabaseConditionalDecision =
  conditionExports.createConditionalDecision;
