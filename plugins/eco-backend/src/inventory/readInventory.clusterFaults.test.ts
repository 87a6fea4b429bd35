import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterAccess, Inventory } from '@backstage-eco/plugin-eco-node';
import { KubernetesObject } from 'control-plane';
import { KIND_SOURCES, ListedKind } from './kinds';
import { foundations } from './__testUtils__/installedKinds';
import { oneOfEach } from './__testUtils__/oneOfEach';
import {
  accessWith,
  apply,
  Cycle,
  cycle,
  namesIn,
  RealCluster,
  startCluster,
} from './__testUtils__/realCluster';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const RBAC = 'rbac.authorization.k8s.io/v1';
const SERVICES = '/api/v1/services';

let real: RealCluster;
let first: Cycle;

beforeAll(async () => {
  real = await startCluster();
  await apply(real, [
    ...foundations(),
    // The API server creates Leases too, but with a new name after each start.
    oneOfEach('web', 'v1').leases,
    service('web'),
    monitor('web'),
    gatewayClass('web'),
  ]);
  first = await cycle(real.access);
});

afterAll(async () => {
  await real?.stop();
});

function service(name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { ports: [{ port: 80 }] },
  };
}

function monitor(name: string): KubernetesObject {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, namespace: 'shop' },
    spec: { selector: {} },
  };
}

function gatewayClass(name: string): KubernetesObject {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name },
    spec: { controllerName: 'example.test/gateway' },
  };
}

/** Returns how Services were requested. */
function askedFor({ paths }: Cycle): string[] {
  return paths
    .filter(path => path.startsWith(SERVICES))
    .map(path => (path.includes('watch=1') ? 'watch' : 'list'));
}

/**
 * Returns the parts that had items and are now reported as empty or not served.
 */
function falselyAbsent(before: Inventory, after: Inventory): string[] {
  return Object.entries(before.parts)
    .filter(([, part]) => 'items' in part && part.items.length > 0)
    .map(([kind]) => kind)
    .filter(kind => {
      const part = after.parts[kind as ListedKind];
      return !('items' in part) || part.items.length === 0;
    });
}

describe('a read of a real API server', () => {
  it('lists in every cycle if the account may not watch', async () => {
    const rules = Object.values(KIND_SOURCES).map(({ group, resource }) => ({
      apiGroups: [group],
      resources: [resource],
      verbs: ['list'],
    }));
    const access = await accessWith(real, 'only-lists', rules);
    const one = await cycle(access);
    const two = await cycle(access, one);
    expect(two.outcome.status).toBe('ok');
    expect(askedFor(two)).toEqual(['watch', 'list']);
    const three = await cycle(access, two);
    expect(three.outcome.status).toBe('ok');
    expect(askedFor(three)).toEqual(['list']);
    expect(three.paths.filter(path => path.includes('watch'))).toEqual([]);
    access.close();
  });

  it('keeps what it may no longer see, and resumes from there', async () => {
    const rules = Object.values(KIND_SOURCES)
      .filter(({ part }) => part !== 'services')
      .map(({ group, resource }) => ({
        apiGroups: [group],
        resources: [resource],
        verbs: ['list', 'watch'],
      }));
    const access = await accessWith(real, 'no-services', rules);
    const blind = await cycle(access, first);
    access.close();
    expect(blind.outcome).toMatchObject({
      status: 'partial',
      reason: expect.stringMatching(/^services: status 403: .*cannot list/),
    });
    expect(blind.inventory.parts.services).toMatchObject({ state: 'stale' });
    expect(namesIn(blind, 'services')).toEqual(namesIn(first, 'services'));
    await apply(real, [service('meanwhile')]);
    const again = await cycle(real.access, blind);
    expect(askedFor(again)).toEqual(['watch']);
    expect(namesIn(again, 'services')).toContain('meanwhile');
  });

  it('names a missing optional ClusterRole, and still succeeds', async () => {
    const rules = Object.values(KIND_SOURCES)
      .filter(({ part }) => part !== 'ingresses')
      .map(({ group, resource }) => ({
        apiGroups: [group],
        resources: [resource],
        verbs: ['list', 'watch'],
      }));
    const access = await accessWith(real, 'no-ingresses', rules);
    const refused = await cycle(access);
    const lacking = {
      state: 'unread',
      reason: expect.stringMatching(
        /^Eco's account lacks the optional ClusterRole eco-ingresses: status 403/,
      ),
    };
    expect(refused.outcome.status).toBe('ok');
    expect(refused.inventory.parts.ingresses).toMatchObject(lacking);

    // It is retried once an hour, and on a requested refresh.
    const asksAfter = async (minutes: number, isRequested = false) => {
      const at = Date.now() + minutes * 60_000;
      const later = await cycle(access, refused, {
        now: () => new Date(at),
        isRequested,
      });
      expect(later.outcome.status).toBe('ok');
      expect(later.inventory.parts.ingresses).toMatchObject(lacking);
      return later.paths.some(path => path.includes('/ingresses'));
    };
    expect(await asksAfter(1)).toBe(false);
    expect(await asksAfter(59)).toBe(false);
    expect(await asksAfter(61)).toBe(true);
    expect(await asksAfter(1, true)).toBe(true);
    access.close();
  });

  it('reads 5,000 objects of a kind in pages, and then only what changed', async () => {
    const { client } = real.controlPlane;
    const role = (each: number): KubernetesObject => ({
      apiVersion: RBAC,
      kind: 'Role',
      metadata: { name: `role-${each}`, namespace: 'shop' },
      rules: [],
    });
    const waiting = Array.from({ length: 5_000 }, (_, each) => role(each));
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) {
          await client.create(next);
        }
      }),
    );
    const full = await cycle(real.access);
    expect(full.outcome.status).toBe('ok');
    expect(namesIn(full, 'roles').length).toBeGreaterThanOrEqual(5_000);
    const pages = full.paths.filter(path => path.includes('/roles?'));
    expect(pages.length).toBeGreaterThan(10);

    const { apiVersion, kind, metadata } = role(17);
    await client.delete({ apiVersion, kind, ...metadata });
    const changed = await cycle(real.access, full);
    expect(changed.paths.filter(path => path.includes('/roles?'))).toHaveLength(
      1,
    );
    expect(namesIn(changed, 'roles')).toHaveLength(
      namesIn(full, 'roles').length - 1,
    );
    expect(changed.bytes).toBeLessThan(full.bytes / 20);
  });

  it('shows hostile names and notes as plain text', async () => {
    const labels = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, each) => [`label-${each}`, 'x']),
    );
    const named = (name: string, more: object): KubernetesObject => ({
      apiVersion: RBAC,
      kind: 'ClusterRole',
      metadata: { name, ...more },
      rules: [],
    });
    await apply(real, [
      named('admin\u202enimda', {}),
      named('n'.repeat(2_000), {}),
      named(`${'n'.repeat(2_000)}m`, {}),
      named('__proto__', { annotations: { constructor: 'a', toString: 'b' } }),
      named('many', { labels }),
      named('large', {
        annotations: {
          big: 'x'.repeat(250_000),
          nul: 'a\u0000b',
          bidi: 'a\u2066b',
        },
      }),
    ]);
    const reading = await cycle(real.access);
    expect(reading.outcome.status).toBe('ok');
    const { clusterRoles } = reading.inventory.parts;
    const roles = new Map(
      ('items' in clusterRoles ? clusterRoles.items : []).map(role => [
        role.name,
        role,
      ]),
    );
    const names = [...roles.keys()];
    expect(names).toContainEqual(
      expect.stringMatching(/^admin\\u\{202e\}nimda~/),
    );
    expect(names.filter(name => /^n{400}/.test(name))).toHaveLength(2);
    expect(roles.get('__proto__')?.annotations).toEqual({
      constructor: 'a',
      toString: 'b',
    });
    expect(Object.keys(roles.get('many')!.labels)).toHaveLength(1000);
    expect(roles.get('large')?.annotations).toEqual({
      nul: 'a\\u{0}b',
      bidi: 'a\\u{2066}b',
    });
  });

  it('reports a CRD deleted during the read as unknown, then as gone', async () => {
    const known = await cycle(real.access);
    expect(namesIn(known, 'serviceMonitors')).toEqual(['web']);
    const deleted = (name: string) =>
      real.controlPlane.client.delete({
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        name,
      });
    const taken: ClusterAccess = {
      ...real.access,
      async request(cluster, path, options) {
        if (path.includes('/servicemonitors?')) {
          await deleted('servicemonitors.monitoring.coreos.com');
          await untilGone('/apis/monitoring.coreos.com/v1/servicemonitors');
        }
        return real.access.request(cluster, path, options);
      },
    };
    const during = await cycle({ ...real.access, ...taken }, known);
    expect(during.outcome.status).toBe('partial');
    expect(during.inventory.parts.serviceMonitors).toMatchObject({
      state: 'stale',
      reason: expect.stringContaining('404'),
      items: [{ name: 'web' }],
    });
    await deleted('gatewayclasses.gateway.networking.k8s.io');
    await untilGone('/apis/gateway.networking.k8s.io/v1');
    let after = during;
    for (
      let attempt = 0;
      attempt < 5 && after.outcome.status !== 'ok';
      attempt++
    ) {
      after = await cycle(real.access, after);
    }
    expect(after.outcome.status).toBe('ok');
    // One group still has another kind; the other group is gone entirely.
    expect(after.inventory.parts.serviceMonitors.state).toBe('not-served');
    expect(after.inventory.parts.gatewayClasses.state).toBe('not-served');
    await apply(real, foundations());
    await apply(real, [monitor('web'), gatewayClass('web')]);
  });

  it('reports nothing as gone while the API server starts', async () => {
    const known = await cycle(real.access);
    expect(falselyAbsent(known.inventory, known.inventory)).toEqual([]);
    let isUp = false;
    const restarted = real.controlPlane.restart().finally(() => {
      isUp = true;
    });
    const outcomes: string[] = [];
    let last = known;
    while (!isUp) {
      last = await cycle(real.access, last);
      outcomes.push(last.outcome.status);
      expect(falselyAbsent(known.inventory, last.inventory)).toEqual([]);
      // A first read, without any previous facts.
      const anew = await cycle(real.access);
      expect(
        falselyAbsent(known.inventory, anew.inventory).filter(
          kind => anew.inventory.parts[kind as ListedKind].state !== 'unread',
        ),
      ).toEqual([]);
    }
    await restarted;
    expect(outcomes).toContain('unreachable');
    // A restarted server has no resource versions from before.
    last = await cycle(real.access, known);
    expect(last.outcome.status).toBe('ok');
    expect(askedFor(last)).toEqual(['watch', 'list']);
    expect(namesIn(last, 'services')).toEqual(namesIn(known, 'services'));
    last = await cycle(real.access, last);
    expect(askedFor(last)).toEqual(['watch']);
  });

  it('drops known facts if another cluster has the name', async () => {
    const known = await cycle(real.access);
    const other = await startCluster();
    try {
      const access = await accessWith(other, 'no-nodes', [
        { apiGroups: [''], resources: ['namespaces'], verbs: ['list'] },
        { apiGroups: ['apps'], resources: ['*'], verbs: ['list', 'watch'] },
      ]);
      const replaced = await cycle(access, known);
      access.close();
      expect(replaced.inventory.uid).not.toBe(known.inventory.uid);
      expect(replaced.paths.filter(path => path.includes('watch'))).toEqual([]);
      // Kinds that the new cluster refuses must not keep facts of the old one.
      expect(replaced.inventory.parts.services.state).toBe('unread');
      expect(replaced.inventory.parts.serviceMonitors.state).toBe('not-served');
      expect(replaced.inventory.parts.deployments.state).toBe('read');
    } finally {
      await other.stop();
    }
  });
});

async function untilGone(path: string): Promise<void> {
  const { access } = real;
  for (let status = 0; status !== 404; ) {
    status = (await access.request('real', path)).status;
    await sleep(100);
  }
}
