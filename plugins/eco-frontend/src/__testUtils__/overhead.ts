import {
  EcoOperations,
  ToolOverhead,
  WorkloadOverhead,
} from '@backstage-eco/plugin-eco-common';
import { HttpResponse, http } from 'msw';
import { minutesAgo } from '../../dev/answers';
import { API } from './pages';

const GIB = 2 ** 30;

function workloads(facts: Partial<WorkloadOverhead> = {}): WorkloadOverhead {
  return {
    workloads: 1,
    pods: 1,
    requests: { cpuMillis: 500, memoryBytes: GIB },
    limits: { cpuMillis: 0, memoryBytes: 2 * GIB },
    withoutRequest: { cpu: 0, memory: 0 },
    withoutLimit: { cpu: 1, memory: 0 },
    ...facts,
  };
}

const tool = (
  toolId: string,
  facts: Partial<ToolOverhead> = {},
): ToolOverhead => ({ toolId, ...workloads(facts), ...facts });

type CountedOverhead =
  EcoOperations['getOverhead']['responses'][200]['content']['application/json'];

/** Two clusters, one without metrics, and a third that was never read. */
const overhead: CountedOverhead = {
  tools: [
    tool('argocd', { moreWorkloads: 3 }),
    tool('cert-manager', {
      workloads: 3,
      pods: 5,
      requests: { cpuMillis: 250, memoryBytes: 0.5 * GIB },
      withoutRequest: { cpu: 0, memory: 2 },
    }),
    tool('argocd'),
  ],
  items: [
    {
      cluster: 'demo-dev',
      countedAt: minutesAgo(2),
      workloads: {
        tools: [0, 1],
        notAttributed: workloads({ workloads: 7, pods: 9 }),
      },
      allocatable: { cpuMillis: 4_000, memoryBytes: 8 * GIB },
      usedUnknown: 'the cluster does not serve metrics.k8s.io',
      unknown: [],
    },
    {
      cluster: 'demo-prod',
      countedAt: minutesAgo(2),
      workloads: { tools: [2], notAttributed: workloads() },
      used: { cpuMillis: 1_250, memoryBytes: 3 * GIB, nodes: 2 },
      unknown: [{ what: 'nodes', reason: 'forbidden', since: minutesAgo(9) }],
    },
  ],
  unknownIn: [
    {
      cluster: 'edge-hamburg',
      reason: 'never read: connect ECONNREFUSED',
      since: minutesAgo(135),
    },
  ],
};

/** Returns a handler of the overhead. */
export const overheadHandler = (answer: CountedOverhead = overhead) =>
  http.get(`${API}/overhead`, () => HttpResponse.json(answer));
