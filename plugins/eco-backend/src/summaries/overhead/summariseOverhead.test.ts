import { Detection } from '@backstage-eco/plugin-eco-common';
import { ContainerFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  buildInventory,
  node,
  object,
  workload,
} from '../../detection/testing/buildInventory';
import { summariseOverhead } from './summariseOverhead';

const MIB = 2 ** 20;
const UNREAD = {
  state: 'unread',
  since: '2026-01-02T00:00:00Z',
  reason: '403',
} as const;

function container(facts: Partial<ContainerFacts>): ContainerFacts {
  return { name: 'main', image: 'x', init: false, ...facts };
}

function deployment(
  name: string,
  containers: Array<Partial<ContainerFacts>>,
  facts: Partial<WorkloadFacts> = {},
): WorkloadFacts {
  return workload([], {
    name,
    desired: 1,
    containers: containers.map(container),
    ...facts,
  });
}

function installed(
  toolId: string,
  workloads: WorkloadFacts[],
  moreWorkloads?: number,
): Detection {
  return {
    toolId,
    state: 'installed',
    confidence: 'high',
    evidence: [],
    places: [{ namespace: 'default', workloads, moreWorkloads }],
  };
}

describe('summariseOverhead', () => {
  it('sums up the requests of each tool, and of workloads without a tool', () => {
    const server = deployment(
      'server',
      [
        {
          requests: { cpu: '250m', memory: '128Mi' },
          limits: { memory: '256Mi' },
        },
        { requests: { cpu: '0.1', memory: '1Mi' } },
      ],
      { desired: 3 },
    );
    const shop = deployment('shop', [{}]);
    const { workloads } = summariseOverhead(
      buildInventory({ deployments: [server, shop] }),
      [installed('argocd', [server], 2)],
    );
    expect(workloads).toEqual({
      tools: [
        {
          toolId: 'argocd',
          moreWorkloads: 2,
          workloads: 1,
          pods: 3,
          requests: { cpuMillis: 1_050, memoryBytes: 3 * 129 * MIB },
          limits: { cpuMillis: 0, memoryBytes: 3 * 256 * MIB },
          withoutRequest: { cpu: 0, memory: 0 },
          withoutLimit: { cpu: 1, memory: 1 },
        },
      ],
      notAttributed: {
        workloads: 1,
        pods: 1,
        requests: { cpuMillis: 0, memoryBytes: 0 },
        limits: { cpuMillis: 0, memoryBytes: 0 },
        withoutRequest: { cpu: 1, memory: 1 },
        withoutLimit: { cpu: 1, memory: 1 },
      },
    });
  });

  it('counts as the scheduler does', () => {
    const requestsOf = (...containers: Array<Partial<ContainerFacts>>) =>
      summariseOverhead(
        buildInventory({ deployments: [deployment('some', containers)] }),
        [],
      ).workloads?.notAttributed.requests.memoryBytes;
    const init = { init: true, requests: { memory: '100' } };
    expect(requestsOf(init, { requests: { memory: '60' } })).toBe(100);
    expect(
      requestsOf(
        init,
        { requests: { memory: '60' } },
        { requests: { memory: '50' } },
      ),
    ).toBe(110);
    // A limit alone also counts as the request.
    expect(requestsOf({ limits: { memory: '70' } })).toBe(70);
    expect(requestsOf({ requests: { memory: '1500m' } })).toBe(2);
    expect(requestsOf({ requests: { memory: '-5' } })).toBe(0);
    expect(requestsOf({ requests: { memory: '8Ei' } })).toBe(
      Number.MAX_SAFE_INTEGER,
    );
  });

  it('counts pods once, except those that ended', () => {
    const pod = (name: string, phase: string, owner?: string) => ({
      ...object('Pod', 'v1', { namespace: 'default', name }),
      ...(owner && {
        owners: [
          { apiVersion: 'apps/v1', kind: owner, name: 'o', uid: 'u' },
        ] as never,
      }),
      containers: [container({ requests: { cpu: '1' } })],
      phase,
      ready: true,
    });
    const { workloads } = summariseOverhead(
      buildInventory({
        pods: [
          pod('db-1', 'Running', 'Cluster'),
          pod('done', 'Succeeded'),
          pod('of-set', 'Running', 'ReplicaSet'),
        ],
        replicaSets: [
          deployment('o', [{ requests: { cpu: '1' } }], { kind: 'ReplicaSet' }),
        ],
      }),
      [],
    );
    expect(workloads?.notAttributed).toMatchObject({
      workloads: 2,
      pods: 2,
      requests: { cpuMillis: 2_000 },
    });
  });

  it('returns the capacity of nodes and its usage', () => {
    const overhead = summariseOverhead(
      buildInventory({
        nodes: [
          node({ allocatable: { cpu: '4', memory: '8Gi' } }),
          node({ name: 'other', allocatable: { cpu: '3920m' } }),
        ],
        nodeMetrics: [
          object('NodeMetrics', 'metrics.k8s.io/v1beta1', {
            usage: { cpu: '137402151n', memory: '2Gi' },
          }),
        ],
      }),
      [],
    );
    expect(overhead.allocatable).toEqual({
      cpuMillis: 7_920,
      memoryBytes: 8192 * MIB,
    });
    expect(overhead.used).toEqual({
      cpuMillis: 138,
      memoryBytes: 2048 * MIB,
      nodes: 1,
    });
    expect(overhead.unknown).toEqual([]);
  });

  it('omits unread lists, with the reason', () => {
    const parts = { nodes: UNREAD, pods: UNREAD, nodeMetrics: UNREAD };
    const some = summariseOverhead(buildInventory({}, parts), []);
    expect(some).toMatchObject({ usedUnknown: '403' });
    expect(some).not.toHaveProperty('used');
    expect(some.allocatable).toBeUndefined();
    expect(some.workloads).toBeDefined();
    expect(some.unknown.map(({ what }) => what)).toEqual(['pods', 'nodes']);
    const none = summariseOverhead(
      buildInventory(
        {},
        {
          ...parts,
          deployments: UNREAD,
          statefulSets: UNREAD,
          daemonSets: UNREAD,
          replicaSets: UNREAD,
        },
      ),
      [],
    );
    expect(none.workloads).toBeUndefined();
  });

  it('reports usage as unknown without metrics', () => {
    const notServed = { state: 'not-served', readAt: 'x' } as const;
    const overhead = summariseOverhead(
      buildInventory({}, { nodeMetrics: notServed }),
      [],
    );
    expect(overhead.usedUnknown).toContain('does not serve metrics.k8s.io');
  });
});
