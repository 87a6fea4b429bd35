import { Knex } from 'knex';
import {
  countFindings,
  deleteOldFindings,
  findFinding,
  listFindings,
} from '..';
import { buildInventory } from '../../detection/testing/buildInventory';
import { CheckResults, Finding } from '../../findings';
import { keepClusters, keepCycle } from '../__testUtils__/keepCycle';
import { createTestDatabases, openStore } from '../__testUtils__/openStore';
import { FindingRow } from '../tables';
import { muteFinding } from '.';

const databases = createTestDatabases();

/** Returns a time on a day of January 2026. */
const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`;

function finding(name: string, options: Partial<Finding> = {}): Finding {
  return {
    checkId: 'deployment-down',
    severity: 'warning',
    fingerprint: name,
    subject: {
      type: 'object',
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'shop',
      name,
    },
    message: `Deployment ${name} is down`,
    evidence: [],
    ...options,
  };
}

const UNKNOWN = { checkId: 'deployment-down', reason: 'forbidden' };

describe.each(databases.eachSupportedId())('findings on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await openStore(databases, id);
    const clusters = [{ name: 'test' }, { name: 'other' }];
    await keepClusters({ knex, clusters, at: day(1) });
  });

  async function cycle(
    checkedAt: string,
    results: Partial<CheckResults>,
    inventory: { cluster?: string; uid?: string } = {},
  ) {
    const { news } = await keepCycle({
      knex,
      cycle: {
        inventory: { ...buildInventory({}), ...inventory },
        outcome: { status: 'ok', at: checkedAt },
        detections: [],
        unknown: [],
        checked: {
          results: { findings: [], unknown: [], ...results },
          checkedAt,
        },
      },
    });
    return news.map(({ fingerprint }) => fingerprint);
  }

  const list = (filter: object = {}) =>
    listFindings({
      knex,
      filter: { criteria: undefined, ...filter },
      limit: 9,
    });
  const one = async () => (await list())[0];

  it('are news if they are new, back or worse', async () => {
    const [web, api] = ['web', 'api'].map(name => finding(name));
    // Findings of the first check may be old.
    expect(await cycle(day(1), { findings: [web] })).toEqual([]);
    expect(await cycle(day(2), { findings: [web, api] })).toEqual(['api']);
    expect(await cycle(day(3), { findings: [web] })).toEqual([]);
    expect(await cycle(day(4), { findings: [web, api] })).toEqual(['api']);
    const worse = finding('web', { severity: 'critical' });
    expect(await cycle(day(5), { findings: [worse, api] })).toEqual(['web']);
    expect(await cycle(day(6), { findings: [web, api] })).toEqual([]);
  });

  it('are no news if they come and go', async () => {
    const at = (minute: number) =>
      new Date(Date.parse(day(1)) + minute * 60_000).toISOString();
    const [web, api] = ['web', 'api'].map(name => finding(name));
    await cycle(at(0), { findings: [web] });
    expect(await cycle(at(3), { findings: [web, api] })).toEqual(['api']);
    await cycle(at(6), { findings: [web] });
    expect(await cycle(at(9), { findings: [web, api] })).toEqual([]);
    await cycle(at(12), { findings: [web] });
    expect(await cycle(at(72), { findings: [web, api] })).toEqual(['api']);
  });

  it('are no news after their check was unknown', async () => {
    await cycle(day(1), { findings: [finding('web')] });
    expect(await cycle(day(2), { unknown: [UNKNOWN] })).toEqual([]);
    expect(await cycle(day(3), { findings: [finding('web')] })).toEqual([]);
  });

  it('are no news while they are muted', async () => {
    await cycle(day(1), { findings: [finding('web')] });
    const { id: muted } = await one();
    await muteFinding({
      knex,
      id: muted,
      by: 'user:default/dana',
      reason: 'known',
      until: day(4),
    });
    const worse = { findings: [finding('web', { severity: 'critical' })] };
    await cycle(day(2), {});
    expect(await cycle(day(3), worse)).toEqual([]);
    await cycle(day(4), {});
    expect(await cycle(day(5), worse)).toEqual(['web']);
  });

  it('are no news if another cluster has the name now', async () => {
    await cycle(day(1), { findings: [finding('web')] }, { uid: 'a' });
    const other = { uid: 'b' };
    const findings = [finding('api')];
    expect(await cycle(day(2), { findings }, other)).toEqual([]);
    findings.push(finding('db'));
    expect(await cycle(day(3), { findings }, other)).toEqual(['db']);
  });

  it('record when they were first and last seen, resolved and back', async () => {
    await cycle(day(1), { findings: [finding('web')] });
    await cycle(day(2), { findings: [finding('web')] });
    expect(await one()).toMatchObject({
      message: 'Deployment web is down',
      firstSeenAt: day(1),
      openedAt: day(1),
      lastSeenAt: day(2),
    });
    await cycle(day(3), {});
    expect(await one()).toMatchObject({
      lastSeenAt: day(2),
      resolvedAt: day(3),
    });
    await cycle(day(4), {});
    await cycle(day(5), { findings: [finding('web')] });
    const back = await one();
    expect(back).toMatchObject({
      firstSeenAt: day(1),
      openedAt: day(5),
      lastSeenAt: day(5),
    });
    expect(back).not.toHaveProperty('resolvedAt');
  });

  it('stay as they were last seen while their check is unknown', async () => {
    await cycle(day(1), { findings: [finding('web'), finding('api')] });
    await cycle(day(2), { findings: [finding('api')], unknown: [UNKNOWN] });
    await cycle(day(3), { unknown: [{ ...UNKNOWN, since: day(2) }] });
    const [web, api] = await list();
    expect([web.lastSeenAt, api.lastSeenAt]).toEqual([day(1), day(2)]);
    expect(web.unknown).toEqual({ reason: 'forbidden', since: day(2) });
    expect(web).not.toHaveProperty('resolvedAt');
    await cycle(day(4), { findings: [finding('web')] });
    const [known, gone] = await list();
    expect(known.lastSeenAt).toBe(day(4));
    expect(known).not.toHaveProperty('unknown');
    expect(gone).toMatchObject({ lastSeenAt: day(2), resolvedAt: day(4) });
  });

  it('are only written if something changed', async () => {
    const findings = [finding('web'), finding('api')];
    await cycle(day(1), { findings, unknown: [UNKNOWN] });
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    await cycle(day(2), { findings, unknown: [UNKNOWN] });
    const ofFindings = statements.filter(sql => /findings|_checks/.test(sql));
    expect(ofFindings.filter(sql => !sql.startsWith('select'))).toEqual([]);
  });

  it('keep their identity when message and severity change', async () => {
    await cycle(day(1), { findings: [finding('web')] });
    const message = 'Deployment web is down\u0000 since May';
    const worse = finding('web', { severity: 'critical', message });
    await cycle(day(2), { findings: [worse] });
    expect(await list()).toMatchObject([
      { severity: 'critical', firstSeenAt: day(1) },
    ]);
    expect(
      await list({ text: { part: 'SINCE may', checks: [] } }),
    ).toHaveLength(1);
  });

  it('are dropped if another cluster has the name now', async () => {
    await cycle(day(1), { findings: [finding('web')] }, { uid: 'first' });
    const { id: before } = await one();
    await muteFinding({ knex, id: before, by: 'user:a', reason: 'known' });
    await cycle(day(2), { findings: [finding('web')] }, { uid: 'second' });
    const [after] = await list();
    expect(after.firstSeenAt).toBe(day(2));
    expect(after).not.toHaveProperty('mute');
  });

  it('are filtered, counted and paged', async () => {
    const findings = [
      finding('web', { severity: 'info' }),
      finding('crd', {
        severity: 'critical',
        checkId: 'crd-broken',
        subject: { type: 'cluster' },
      }),
      finding('argo', { subject: { type: 'tool', toolId: 'argocd' } }),
    ];
    await cycle(day(1), { findings });
    await cycle(day(1), { findings }, { cluster: 'other' });
    const filter = { criteria: undefined };
    const names = async (narrow: object) =>
      (await list(narrow)).map(each => `${each.cluster}/${each.fingerprint}`);
    expect(await names({})).toEqual([
      'other/crd',
      'test/crd',
      'other/argo',
      'test/argo',
      'other/web',
      'test/web',
    ]);
    expect(await names({ clusters: ['test'], severities: ['info'] })).toEqual([
      'test/web',
    ]);
    expect(await names({ tools: ['argocd'] })).toHaveLength(2);
    expect(await names({ namespace: 'shop' })).toHaveLength(2);
    expect(await names({ criteria: { namespaces: ['shop'] } })).toHaveLength(2);
    expect(
      await names({ criteria: { not: { namespaces: ['shop'] } } }),
    ).toHaveLength(4);
    expect(
      await names({
        criteria: { allOf: [{ names: ['test'] }, { namespaces: [''] }] },
      }),
    ).toEqual(['test/crd', 'test/argo']);
    const [, second] = await list();
    const rest = await listFindings({
      knex,
      filter,
      after: [0, second.checkId, second.cluster, second.id],
      limit: 2,
    });
    expect(rest.map(each => each.fingerprint)).toEqual(['argo', 'argo']);
    await muteFinding({ knex, id: second.id, by: 'user:a', reason: 'known' });
    expect(await names({ muted: false, severities: ['critical'] })).toEqual([
      'other/crd',
    ]);
    const counts = await countFindings({ knex, filter });
    expect(counts).toHaveLength(6);
    expect(counts).toContainEqual({
      cluster: 'test',
      checkId: 'crd-broken',
      severity: 'critical',
      shown: 0,
      muted: 1,
    });
  });

  it('escape hidden characters in the reason of a mute', async () => {
    await cycle(day(1), { findings: [finding('web')] });
    const { id: number } = await one();
    const reason = 'known\u202e\u0000\ud800';
    await muteFinding({ knex, id: number, by: 'user:a', reason });
    expect(await list({ muted: true })).toMatchObject([
      { mute: { reason: 'known\\u{202e}\\u{0}\\u{d800}' } },
    ]);
  });

  it('show again after their mute ends', async () => {
    await cycle(day(1), { findings: [finding('web')] });
    const { id: number } = await one();
    const mute = (until?: string) =>
      muteFinding({ knex, id: number, by: 'user:a', reason: 'known', until });
    await mute();
    expect(await list({ muted: true })).toMatchObject([
      { mute: { by: 'user:a', reason: 'known' } },
    ]);
    await mute('2999-01-01T00:00:00.000Z');
    expect(await list({ muted: false })).toEqual([]);
    await mute(day(1));
    expect(await list({ muted: true })).toEqual([]);
    expect(
      await findFinding({ knex, criteria: undefined, id: number }),
    ).not.toHaveProperty('mute');
  });

  it('are deleted after they were resolved long enough', async () => {
    await cycle(day(1), { findings: [finding('web'), finding('api')] });
    await cycle(day(2), { findings: [finding('api')] });
    await knex<FindingRow>('findings')
      .whereNotNull('resolved_at')
      .update({ resolved_at: '2020-01-01T00:00:00.000Z' });
    expect(await deleteOldFindings({ knex, retentionMs: 1_000 })).toBe(1);
    expect(await list()).toHaveLength(1);
  });

  it.each([
    ['resolved', []],
    ['unknown', [UNKNOWN]],
  ])('stay bounded if %s ones are no longer found', async (_, unknown) => {
    const other = finding('other', {
      subject: { type: 'tool', toolId: 'argocd', namespace: 'bank' },
    });
    await cycle(day(1), { findings: [other] });
    let last: Finding[] = [];
    for (let turn = 2; turn < 7; turn++) {
      last = Array.from({ length: 200 }, (__, at) => finding(`${turn}-${at}`));
      await cycle(day(turn), { findings: last, unknown });
    }
    await cycle(day(7), { findings: last, unknown });
    const kept = await knex<FindingRow>('findings').pluck('fingerprint');
    expect(kept).toHaveLength(1 + 200 + 500);
    const names = last.map(({ fingerprint }) => fingerprint);
    expect(kept).toEqual(expect.arrayContaining(['other', '5-0', ...names]));
    expect(kept.filter(name => name.startsWith('2-'))).toEqual([]);
  });
});
