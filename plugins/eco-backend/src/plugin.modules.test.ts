import { setTimeout as sleep } from 'node:timers/promises';
import {
  BackendFeature,
  createBackendModule,
  createBackendPlugin,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import {
  ClusterAccess,
  ClusterAccessError,
  ecoClusterAccessExtensionPoint,
  EcoService,
  ecoServiceRef,
} from '@backstage-eco/plugin-eco-node';
import request from 'supertest';
import { closingDatabase } from 'test-database';
import ecoPlugin from '.';
import { silentAuditor } from './api/__testUtils__/silentAuditor';

function moduleOf(moduleId: string, access: ClusterAccess) {
  return createBackendModule({
    pluginId: 'eco',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { extensionPoint: ecoClusterAccessExtensionPoint },
        async init({ extensionPoint }) {
          extensionPoint.setClusterAccess(access);
        },
      });
    },
  });
}

const direct: ClusterAccess = {
  list: async () => [{ name: 'edge', title: 'At the edge' }],
  async request() {
    throw new ClusterAccessError('unreachable', 'the line is down');
  },
};

/** Runs without the Kubernetes plugin, so nothing else can list clusters. */
async function start(options: {
  modules: ClusterAccess[];
  config?: object;
  logger?: LoggerService;
  features?: BackendFeature[];
}) {
  const { modules, config = {}, logger = mockServices.logger.mock() } = options;
  return startTestBackend({
    features: [
      closingDatabase,
      ecoPlugin,
      ...modules.map((access, at) => moduleOf(`access-${at}`, access)),
      mockServices.logger.mock(logger).factory,
      silentAuditor.factory,
      mockServices.rootConfig.factory({ data: config as {} }),
      ...(options.features ?? []),
    ],
  });
}

describe('the plugin with modules', () => {
  it('uses the cluster access of a module', async () => {
    const backend = await start({ modules: [direct] });
    try {
      let items: ClusterSummary[] = [];
      while (!items[0]?.outcome.at) {
        await sleep(50);
        const { body } = await request(backend.server).get('/api/eco/clusters');
        items = body.items;
      }
      expect(items).toMatchObject([
        {
          name: 'edge',
          title: 'At the edge',
          outcome: { status: 'unreachable', reason: 'the line is down' },
        },
      ]);
    } finally {
      await backend.stop();
    }
  });

  it('rejects two modules with a cluster access', async () => {
    await expect(start({ modules: [direct, direct] })).rejects.toThrow(
      'Two modules bring a ClusterAccess',
    );
  });

  it.each([
    [{}, true],
    [{ permission: { enabled: true } }, false],
  ])('with %j warns that permissions are off: %s', async (config, warned) => {
    const logger = mockServices.logger.mock();
    const backend = await start({ modules: [direct], config, logger });
    await backend.stop();
    const warnings = logger.warn.mock.calls.map(([message]) => message);
    expect(warnings.some(text => text.startsWith('Permissions are off'))).toBe(
      warned,
    );
  });

  it('answers other plugins on behalf of their callers', async () => {
    let eco: EcoService | undefined;
    const asked: unknown[] = [];
    const other = createBackendPlugin({
      pluginId: 'other',
      register(env) {
        env.registerInit({
          deps: { service: ecoServiceRef },
          init: async ({ service }) => {
            eco = service;
          },
        });
      },
    });
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async (_, options) => {
        asked.push((options as any).credentials.principal);
        const isAdmin = JSON.stringify(options).includes('user:default/admin');
        return [
          { result: isAdmin ? AuthorizeResult.ALLOW : AuthorizeResult.DENY },
        ];
      },
    });
    const backend = await start({
      modules: [direct],
      features: [other, permissions.factory],
    });
    const as = (name: string) =>
      eco!.asCaller(mockCredentials.user(`user:default/${name}`)).clusters;
    try {
      const tools = await as('admin').getDefinitions();
      expect(tools.map(({ id }) => id)).toContain('argocd');
      await expect(as('guest').getDefinitions()).rejects.toThrow(
        'permission eco.inventory.read is denied',
      );
      expect(asked).toMatchObject([
        { userEntityRef: 'user:default/admin' },
        { userEntityRef: 'user:default/guest' },
      ]);
    } finally {
      await backend.stop();
    }
  });
});
