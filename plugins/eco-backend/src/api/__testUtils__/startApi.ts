import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PermissionCriteria,
  PermissionCondition,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { Detection, Tool } from '@backstage-eco/plugin-eco-common';
import express, { Router } from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { BUILT_IN_CHECKS, Finding } from '../../findings';
import type { DatabaseContext } from '../../databases';
import { SelfService } from '../../databases/options/SelfService';
import { failedInventory } from '../../inventory';
import { KindForms, MIGRATIONS_DIRECTORY } from '../../store';
import { keepClusters, keepCycle } from '../../store/__testUtils__/keepCycle';
import { ApiContext } from '../ApiContext';
import { hasClusterName, hasSubjectNamespace } from '../clusterPermissions';
import { createRouter } from '../createRouter';
import { loadOpenApiDocument } from '../openApiDocument';
import { silentAuditor } from './silentAuditor';

/** Time at which everything was read. */
export const AT = '2026-01-01T00:00:00.000Z';

/** A tool of two layers. */
export const argoCd: Tool = {
  id: 'argocd',
  name: 'Argo CD',
  purpose: 'Keeps clusters as git says.',
  layers: ['gitops', 'delivery'],
  observable: 'always',
  links: [{ title: 'Home', url: 'https://argo-cd.readthedocs.io' }],
};
/** A tool of one of these layers. */
export const flux: Tool = {
  ...argoCd,
  id: 'flux',
  name: 'Flux',
  layers: ['gitops'],
};

/** Detection of Argo CD in `blue`. */
export const detection: Detection = {
  toolId: 'argocd',
  state: 'installed',
  confidence: 'high',
  places: [{ namespace: 'argocd', workloads: [] }],
  evidence: [
    {
      signal: 'crd',
      object: {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        name: 'applications.argoproj.io',
      },
      field: 'spec.group',
      value: 'argoproj.io',
    },
  ],
};

/** A finding in `blue`. */
export const finding: Finding = {
  checkId: 'tool-not-running',
  severity: 'critical',
  fingerprint: 'first',
  subject: { type: 'tool', toolId: 'argocd' },
  message: 'Argo CD does not run',
  evidence: [],
};

/**
 * Fills the store: `blue` was read and runs Argo CD, `green` fails, `red` was
 * never tried.
 */
export async function fillStore(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  const clusters = [
    { name: 'blue', title: 'Blue' },
    { name: 'green' },
    { name: 'red' },
  ];
  await keepClusters({ knex, clusters, at: AT });
  for (const cluster of ['blue', 'green']) {
    const { inventory } = failedInventory({
      cluster,
      status: 'unreachable',
      reason: 'connect ECONNREFUSED',
      now: () => new Date(AT),
    });
    const isRead = cluster === 'blue';
    await keepCycle({
      knex,
      cycle: {
        inventory,
        outcome: isRead
          ? { status: 'partial', reason: 'all but one', at: AT }
          : { status: 'unreachable', reason: 'connect ECONNREFUSED', at: AT },
        readAt: isRead ? AT : undefined,
        detections: isRead
          ? [{ detection, versions: ['3.2.0'], readAt: AT }]
          : [],
        unknown: [{ toolId: 'flux', reason: 'crds: forbidden', since: AT }],
        checked: isRead
          ? { results: { findings: [finding], unknown: [] }, checkedAt: AT }
          : undefined,
      },
    });
  }
}

/** Conditions of a policy decision. */
export type Conditions = PermissionCriteria<PermissionCondition>;

/** Context of the current request. */
const current = {} as ApiContext;
/**
 * Shared by all tests of a file, because compiling the document takes a second.
 */
let router: Router | undefined;

/**
 * Starts the API with a filled store, and a policy with the same decision for
 * all readers.
 */
export async function startApi(options: {
  knex: Knex;
  /** Conditions of read permissions; a function if the policy changes. */
  conditions?: Conditions | (() => Conditions);
  result?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  joinNames?: boolean;
}) {
  const { knex, conditions, result = AuthorizeResult.ALLOW } = options;
  const { joinNames = true } = options;
  const refresh = jest.fn();
  const logger = mockServices.logger.mock();
  const permissions = mockServices.permissions.mock({
    authorize: async () => [{ result }],
    authorizeConditional: async ([{ permission }]) => [
      conditions && permission.attributes.action === 'read'
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'eco',
            resourceType: 'eco-cluster',
            conditions:
              typeof conditions === 'function' ? conditions() : conditions,
          }
        : { result },
    ],
  });
  const context: ApiContext = {
    knex,
    logger,
    httpAuth: mockServices.httpAuth(),
    auditor: silentAuditor,
    permissions,
    toClusterCriteria: createConditionTransformer([
      hasClusterName,
      hasSubjectNamespace,
    ]),
    auth: mockServices.auth(),
    checks: BUILT_IN_CHECKS,
    kindForms: new KindForms(),
    historyRetentionMs: 90 * 24 * 3600_000,
    joinNames,
    definitions: {
      tools: [argoCd, flux],
      problems: [{ file: 'broken.yaml', line: 3, reason: 'id is missing' }],
    },
    refresh,
    databases: databasesOf({ knex, permissions, joinNames }),
  };
  router ??= createRouter({
    document: await loadOpenApiDocument(),
    validateResponses: true,
    context: current,
  });
  const app = express()
    .use((_request, _response, next) => {
      Object.assign(current, context);
      next();
    }, router)
    .use(mockErrorHandler());
  return { api: request(app), refresh, logger, permissions, context };
}

/** Context of a portal that offers no databases and cannot write. */
function databasesOf(
  options: Pick<DatabaseContext, 'knex' | 'permissions' | 'joinNames'>,
): DatabaseContext {
  const writer = {} as DatabaseContext['writer'];
  return {
    ...options,
    writer,
    rules: {
      getRuleByName: () => {
        throw new Error('No policy of these tests has rules on databases');
      },
    },
    userInfo: mockServices.userInfo(),
    config: { allowed: [], quotas: {} },
    selfService: new SelfService(writer),
    wake: () => {},
  };
}

/** Creates the condition that a cluster has one of the names. */
export function only(...names: string[]): PermissionCondition {
  return {
    rule: 'HAS_CLUSTER_NAME',
    resourceType: 'eco-cluster',
    params: { names },
  };
}
