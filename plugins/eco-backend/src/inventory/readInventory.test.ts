import { ClusterAccessError } from '@backstage-eco/plugin-eco-node';
import {
  failure,
  group,
  groups,
  healthy,
  list,
  read,
} from './__testUtils__/oddServer';

const T1 = () => new Date('2026-01-01T00:00:00Z');
const T2 = () => new Date('2026-01-02T00:00:00Z');

describe('readInventory', () => {
  it('requests each served kind once', async () => {
    const { parts, outcome, inventory, asked } = await read(healthy, {
      now: T1,
    });
    expect(outcome).toEqual({ status: 'ok', at: T1().toISOString() });
    // The collection reads the version separately, once.
    expect(inventory.kubernetesVersion).toBeUndefined();
    expect(parts.deployments).toMatchObject({
      state: 'read',
      items: [{ apiVersion: 'apps/v1', name: 'web' }],
    });
    expect(parts.crds).toEqual({
      state: 'not-served',
      readAt: T1().toISOString(),
    });
    expect(asked).toHaveLength(5);
    expect(asked).toContain('/apis/apps/v1/deployments?limit=500');
  });

  it('keeps known facts of a failed kind, and reports since when', async () => {
    const first = await read(healthy, { now: T1 });
    const broken = { ...healthy, '/apis/apps/v1/deployments': failure(403) };
    const second = await read(broken, { previous: first.inventory, now: T2 });
    expect(second.outcome).toMatchObject({
      status: 'partial',
      reason: 'deployments: status 403: refused with 403',
    });
    expect(second.parts.deployments).toMatchObject({
      state: 'stale',
      readAt: T1().toISOString(),
      since: T2().toISOString(),
      items: [{ name: 'web' }],
    });
    const third = await read(broken, { previous: second.inventory });
    expect(third.parts.deployments).toEqual(second.parts.deployments);
    const fourth = await read(healthy, { previous: third.inventory });
    expect(fourth.parts.deployments.state).toBe('read');
  });

  it('does not report a kind as empty if it was never read', async () => {
    for (const answer of [
      failure(403),
      failure(404),
      failure(500),
      { kind: 'Status' },
      { kind: 'DeploymentList', items: 'none' },
      { kind: 'DeploymentList', metadata: {}, items: null },
      { kind: 'ServiceList', items: [{ metadata: { name: 'web' } }] },
      {
        kind: 'DeploymentList',
        metadata: { remainingItemCount: 7 },
        items: [{ metadata: { name: 'web' } }],
      },
      { kind: 'DeploymentList', items: [{ metadata: {} }] },
      new Response('{"kind":"DeploymentList","items":[{"meta'),
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      new ClusterAccessError('unreachable', 'socket hang up'),
    ]) {
      const broken = { ...healthy, '/apis/apps/v1/deployments': answer };
      const { parts, outcome } = await read(broken);
      expect(parts.deployments.state).toBe('unread');
      expect(outcome.status).toBe('partial');
    }
  });

  it('reports a group that does not answer as unknown, never as gone', async () => {
    const stale = {
      ...healthy,
      '/apis': groups(group('apps', 'v1', [], false)),
    };
    const first = await read(healthy);
    const { parts, outcome } = await read(stale, { previous: first.inventory });
    expect(parts.deployments).toMatchObject({ state: 'stale', items: [{}] });
    expect(parts.apiResources).toMatchObject({
      state: 'read',
      note: expect.stringContaining('apps/v1 is not known'),
    });
    expect(parts.apiResources).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ resource: 'deployments' }),
      ]),
    });
    expect(parts.crds.state).toBe('not-served');
    expect(outcome.status).toBe('partial');
  });

  it('reports a kind that is only served in an unsupported version', async () => {
    const { parts } = await read({
      ...healthy,
      '/apis': groups(group('apps', 'v1beta2', ['deployments'])),
    });
    expect(parts.deployments).toMatchObject({
      state: 'unread',
      reason: expect.stringContaining('v1beta2'),
    });
  });

  it('reads all pages, and restarts if they have expired', async () => {
    let expired = 0;
    const { parts, outcome } = await read({
      ...healthy,
      '/api/v1/services': path => {
        if (!path.includes('continue=next')) {
          return { ...list('a'), metadata: { continue: 'next' } };
        }
        return expired++ === 0 ? failure(410) : list('b');
      },
    });
    expect(outcome.status).toBe('ok');
    const { services } = parts;
    expect(
      'items' in services && services.items.map(each => each.name),
    ).toEqual(['a', 'b']);
  });

  it('continues after an empty page', async () => {
    const { parts } = await read({
      ...healthy,
      '/api/v1/services': path =>
        path.includes('continue=next')
          ? list('b')
          : { ...list(), metadata: { continue: 'next' } },
    });
    expect(parts.services).toMatchObject({
      state: 'read',
      items: [{ name: 'b' }],
    });
  });

  it('gives up on pages that expire twice, and keeps none of them', async () => {
    const { parts } = await read({
      ...healthy,
      '/api/v1/services': path =>
        path.includes('continue')
          ? failure(410)
          : { ...list('a'), metadata: { continue: 'next' } },
    });
    expect(parts.services.state).toBe('unread');
  });

  it('waits as long as a busy server requests', async () => {
    let asked = 0;
    const { outcome } = await read({
      ...healthy,
      '/api/v1/services': () =>
        asked++ === 0 ? failure(429, { 'Retry-After': '0' }) : list(),
    });
    expect(outcome.status).toBe('ok');
    expect(asked).toBe(2);
  });

  it('reads servers without aggregated discovery', async () => {
    const resources = (...names: string[]) => ({
      resources: names.map(name => ({ name, kind: name, verbs: ['list'] })),
    });
    const versions = [{ version: 'v1' }];
    const { parts, outcome } = await read({
      ...healthy,
      '/api': { kind: 'APIVersions', versions: ['v1'] },
      '/apis': {
        kind: 'APIGroupList',
        groups: [
          { name: 'apps', versions },
          { name: 'storage.k8s.io', versions },
        ],
      },
      '/api/v1': resources('namespaces', 'services', 'services/status'),
      '/apis/apps/v1': resources('deployments'),
      '/apis/storage.k8s.io/v1': failure(503),
    });
    expect(parts.deployments.state).toBe('read');
    expect(parts.storageClasses.state).toBe('unread');
    expect(parts.crds.state).toBe('not-served');
    expect(outcome.status).toBe('partial');
  });
});
