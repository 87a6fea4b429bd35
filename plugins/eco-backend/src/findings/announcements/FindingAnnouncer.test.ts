import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Finding } from '../Finding';
import { FindingAnnouncer } from './FindingAnnouncer';
import { readNotificationConfig } from './readNotificationConfig';

function rulesOf(...notifications: object[]) {
  return readNotificationConfig(
    new ConfigReader({ eco: { findings: { notifications } } }),
  );
}

const news: Finding[] = [
  {
    checkId: 'node-not-ready',
    severity: 'critical',
    fingerprint: 'a',
    subject: { type: 'cluster' },
    message: 'Node a is not ready',
    evidence: [],
  },
];

function announcerOf(...notifications: object[]) {
  const send = jest.fn();
  const logger = mockServices.logger.mock();
  const announcer = new FindingAnnouncer({
    notifications: { send },
    rules: rulesOf(...notifications),
    checks: [],
    logger,
  });
  return { announcer, send, logger };
}

describe('FindingAnnouncer', () => {
  it('notifies the recipients for a cluster', async () => {
    const { announcer, send } = announcerOf(
      {
        clusters: ['prod-*'],
        recipients: ['group:platform', 'user:default/a'],
      },
      { clusters: ['dev'], recipients: ['group:default/dev'] },
    );
    await announcer.announce('prod-eu', news);
    await announcer.announce('test', news);
    await announcer.announce('prod-eu', []);
    expect(send.mock.calls).toEqual([
      [
        {
          recipients: {
            type: 'entity',
            entityRef: ['group:default/platform', 'user:default/a'],
          },
          payload: expect.objectContaining({
            title: '1 new finding in prod-eu',
            scope: 'eco:findings:prod-eu',
          }),
        },
      ],
    ]);
  });

  it('notifies only of critical findings by default', async () => {
    const { announcer, send } = announcerOf(
      { recipients: ['group:default/a'] },
      { recipients: ['group:default/b'], severity: 'warning' },
    );
    const warning: Finding = { ...news[0], severity: 'warning' };
    await announcer.announce('blue', [warning]);
    expect(send.mock.calls.map(([{ recipients }]) => recipients)).toEqual([
      { type: 'entity', entityRef: ['group:default/b'] },
    ]);
  });

  it('logs a failure once, and never throws', async () => {
    const { announcer, send, logger } = announcerOf({
      recipients: ['group:default/a'],
    });
    send.mockRejectedValueOnce(new Error('no notifications'));
    send.mockRejectedValueOnce(new Error('no notifications'));
    await announcer.announce('blue', news);
    await announcer.announce('blue', news);
    expect(logger.warn.mock.calls).toEqual([
      ['Nobody is notified of new findings: Error: no notifications'],
    ]);
    send.mockResolvedValueOnce(undefined);
    send.mockRejectedValueOnce(new Error('gone again'));
    await announcer.announce('blue', news);
    await announcer.announce('blue', news);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });
});

describe('eco.findings.notifications', () => {
  it.each([
    [{}, /\[0\]\.recipients must list at least one recipient/],
    [
      { recipients: ['somebody'] },
      /\[0\]\.recipients: somebody is not an entity/,
    ],
    [
      { recipients: ['user:default/a'], severity: 'bad' },
      /\[0\]\.severity must be one of critical, warning, info, not bad/,
    ],
  ])('is rejected if it is %j', (rule, message) => {
    expect(() => rulesOf(rule)).toThrow(message);
  });
});
