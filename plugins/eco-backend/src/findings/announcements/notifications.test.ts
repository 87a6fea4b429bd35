import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { notificationService } from '@backstage/plugin-notifications-node';
import request from 'supertest';
import { closingDatabase } from 'test-database';
import { Finding } from '../Finding';
import { FindingAnnouncer } from './FindingAnnouncer';
import { readNotificationConfig } from './readNotificationConfig';

const PLATFORM = 'group:default/platform';
const CONFIG = {
  app: { baseUrl: 'http://localhost' },
  eco: { findings: { notifications: [{ recipients: [PLATFORM] }] } },
};

const member = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'mock', namespace: 'default' },
  spec: { memberOf: ['platform'] },
  relations: [{ type: 'memberOf', targetRef: PLATFORM }],
};
const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'platform', namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'hasMember', targetRef: 'user:default/mock' }],
};

function found(name: string): Finding {
  return {
    checkId: 'node-not-ready',
    severity: 'critical',
    fingerprint: name,
    subject: { type: 'object', apiVersion: 'v1', kind: 'Node', name },
    message: `Node ${name} is not ready`,
    evidence: [],
  };
}

it('members of a group have one notification for each cluster', async () => {
  let announcer: FindingAnnouncer | undefined;
  const eco = createBackendPlugin({
    pluginId: 'eco',
    register: env =>
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          logger: coreServices.logger,
          notifications: notificationService,
        },
        async init(services) {
          announcer = new FindingAnnouncer({
            ...services,
            rules: readNotificationConfig(services.config),
            checks: [],
          });
        },
      }),
  });
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: CONFIG }),
      closingDatabase,
      notificationsPlugin,
      catalogServiceMock.factory({ entities: [group, member] }),
      eco,
    ],
  });
  await announcer!.announce('blue', [found('one')]);
  await announcer!.announce('green', [found('one')]);
  await announcer!.announce('blue', [found('two'), found('three')]);
  const { body } = await request(backend.server)
    .get('/api/notifications/notifications')
    .set('authorization', mockCredentials.user.header())
    .expect(200);
  const titles = body.notifications.map((each: any) => each.payload.title);
  expect(titles.sort()).toEqual([
    '1 new finding in green',
    '2 new findings in blue',
  ]);
  await backend.stop();
});
