import { setTimeout as sleep } from 'node:timers/promises';
import {
  createServiceFactory,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import {
  notificationService,
  NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  SignalPayload,
  signalsServiceRef,
} from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { ControlPlane, createReader, startControlPlane } from 'control-plane';
import { startDatabaseController } from 'demo';
import { FaultProxy, FaultSet } from 'fault-injection';
import request from 'supertest';
import { closingDatabase } from 'test-database';
import { createEcoPlugin } from '../../plugin';
import type { TrackerTimeouts } from '..';

const POLL_MS = 250;
const TIMEOUT_MS = 300_000;

/**
 * Everybody is allowed everything, except for the auditor, who may only read.
 */
const AUDITOR = 'user:default/amara';

function role(name: string): string {
  return resolvePackagePath(
    '@backstage-eco/plugin-eco-backend',
    `rbac/${name}.yaml`,
  );
}

/** Signals and notifications that the portal sent. */
interface Sent {
  signals: SignalPayload[];
  notifications: NotificationSendOptions[];
}

/**
 * Starts a portal with a real cluster and the real Database controller.
 *
 * @param config - of `eco.databases`
 */
export async function startSelfService(
  config: JsonObject = {},
  options: { timeouts?: TrackerTimeouts } = {},
) {
  const controlPlane = await startControlPlane({ name: 'shop', size: 'full' });
  let controller = await startDatabaseController(controlPlane);
  await controlPlane.client.serverSideApply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  const sent: Sent = { signals: [], notifications: [] };
  const faults: FaultSet[] = [];
  const proxy = await FaultProxy.start({
    target: {
      url: controlPlane.url,
      ca: Buffer.from(controlPlane.caData, 'base64').toString(),
    },
    faults,
  });
  const backend = await startPortal(controlPlane, {
    url: proxy.url,
    config,
    sent,
    ...options,
  });
  return {
    controlPlane,
    sent,
    /** Adds faults between the portal and the cluster `real`. */
    addFaults(): FaultSet {
      const added = new FaultSet();
      faults.push(added);
      return added;
    },
    as: (user: string) => portalAs(backend, user),
    stopController: () => controller.stop(),
    async startController() {
      controller = await startDatabaseController(controlPlane);
    },
    async stop() {
      await backend.stop();
      await proxy.stop();
      await controller.stop();
      await controlPlane.stop();
    },
  };
}

async function startPortal(
  controlPlane: ControlPlane,
  real: {
    url: string;
    config: JsonObject;
    sent: Sent;
    timeouts?: TrackerTimeouts;
  },
) {
  const { url, caData } = controlPlane;
  const writer = await createReader(controlPlane, {
    name: 'eco-writer',
    clusterRoleFiles: [role('eco-reader'), role('eco-databases')],
  });
  const reader = await createReader(controlPlane, {
    clusterRoleFile: role('eco-reader'),
  });
  const cluster = { url, caData, authProvider: 'serviceAccount' };
  return startTestBackend({
    features: [
      kubernetesPlugin,
      closingDatabase,
      createEcoPlugin({ timeouts: real.timeouts }),
      catalogServiceMock.factory(),
      permissions(),
      ...announcements(real.sent),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    authProvider: cluster.authProvider,
                    url: real.url,
                    name: 'real',
                    title: 'Real',
                    serviceAccountToken: writer.token,
                  },
                  {
                    ...cluster,
                    name: 'read-only',
                    serviceAccountToken: reader.token,
                  },
                ],
              },
            ],
          },
          eco: {
            collection: {
              // The machine may be busy.
              clusterTimeout: { minutes: 5 },
              // Each name has its own access, and both must be read.
              joinNames: false,
            },
            databases: { allowed: [{ namespaces: ['shop'] }], ...real.config },
          },
        },
      }),
    ],
  });
}

function announcements(sent: Sent) {
  return [
    createServiceFactory({
      service: signalsServiceRef,
      deps: {},
      factory: () => ({
        publish: async (signal: SignalPayload<any>) => {
          sent.signals.push(signal);
        },
      }),
    }),
    createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => ({
        send: async (notification: NotificationSendOptions) => {
          sent.notifications.push(notification);
        },
      }),
    }),
  ];
}

function permissions() {
  const decide = async (
    asked: Array<{ permission: { attributes: { action?: string } } }>,
    options?: { credentials?: { principal: unknown } },
  ) =>
    asked.map(({ permission }) => {
      const { userEntityRef } = (options?.credentials?.principal ?? {}) as {
        userEntityRef?: string;
      };
      const isAllowed =
        userEntityRef !== AUDITOR || permission.attributes.action === 'read';
      return {
        result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      };
    });
  return mockServices.permissions.mock({
    authorize: decide as never,
    authorizeConditional: decide as never,
  }).factory;
}

function portalAs(
  { server }: Awaited<ReturnType<typeof startTestBackend>>,
  user: string,
) {
  const header = mockCredentials.user.header(user);
  const portal = {
    get: (path: string) =>
      request(server).get(`/api/eco${path}`).set('Authorization', header),
    post: (path: string, body: object = {}) =>
      request(server)
        .post(`/api/eco${path}`)
        .set('Authorization', header)
        .send(body),
    put: (path: string, body: object) =>
      request(server)
        .put(`/api/eco${path}`)
        .set('Authorization', header)
        .send(body),
    delete: (path: string) =>
      request(server).delete(`/api/eco${path}`).set('Authorization', header),
    /** Waits until a request is closed, or until a predicate holds. */
    async until(
      id: string,
      isSo: (request: DatabaseRequest) => boolean = each => !each.isOpen,
    ): Promise<DatabaseRequest> {
      return until(
        async () => (await portal.get(`/database-requests/${id}`)).body,
        isSo,
      );
    },
  };
  return portal;
}

/** Waits until a predicate holds; otherwise fails with the last value. */
export async function until<T>(
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) {
      return seen;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not so in time: ${JSON.stringify(seen)}`);
    }
    await sleep(POLL_MS);
  }
}
