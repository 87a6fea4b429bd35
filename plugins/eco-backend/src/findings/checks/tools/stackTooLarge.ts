import { parseQuantity } from '@backstage-eco/plugin-eco-common';
import {
  Check,
  CheckFacts,
  FindingEvidence,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { fact } from '../../evidence';
import { systemWorkloads, WORKLOAD_INPUTS } from '../../systemWorkloads';

const BILLION = 1e9;
const GIB = 2 ** 30;

/**
 * Upper end of what a full stack takes, 4 to 8 GB. Source: the primer, "Common
 * Gotchas".
 */
const MAX_GIB = 8;
/** The rest is for applications. */
const MAX_SHARE = 0.3;
const MAX_NAMED = 5;

function toGib(quantity: string | undefined): number {
  const value = quantity === undefined ? undefined : parseQuantity(quantity);
  return Number(value ?? 0n) / BILLION / GIB;
}

/**
 * Returns the memory that all pods of a workload request, without init
 * containers.
 */
function memoryOf({ containers, desired = 1 }: WorkloadFacts): number {
  return (
    desired *
    containers
      .filter(({ init }) => !init)
      .reduce((sum, { requests }) => sum + toGib(requests?.memory), 0)
  );
}

function allocatableMemory(facts: CheckFacts): number {
  return facts
    .items('nodes')
    .reduce((sum, { allocatable }) => sum + toGib(allocatable?.memory), 0);
}

function requestsOf(workload: WorkloadFacts): FindingEvidence[] {
  return workload.containers.flatMap(({ init, requests }, position) =>
    init || !requests?.memory
      ? []
      : fact(
          workload,
          `${containerPath(workload, position)}.resources.requests.memory`,
          requests.memory,
        ),
  );
}

/** Reports stacks that request much of the cluster's memory. */
export const stackTooLarge: Check = {
  id: 'stack-too-large',
  title: 'Platform tools request much of the memory',
  severity: 'info',
  severityReason: 'Nothing breaks, but applications cannot use this memory.',
  reads: [...WORKLOAD_INPUTS, 'nodes'],
  find: facts => {
    const workloads = systemWorkloads(facts)
      .map(({ workload }) => workload)
      .sort((one, other) => memoryOf(other) - memoryOf(one));
    const requested = workloads.reduce((sum, each) => sum + memoryOf(each), 0);
    const allocatable = allocatableMemory(facts);
    const share = allocatable > 0 ? requested / allocatable : 0;
    return requested <= MAX_GIB && share <= MAX_SHARE
      ? []
      : [
          {
            subject: { type: 'cluster' },
            message: `The stack requests at least ${requested.toFixed(
              1,
            )} GiB of memory${
              allocatable > 0
                ? `, ${Math.round(share * 100)}% of the allocatable memory`
                : ''
            }. Most of it goes to ${workloads
              .slice(0, MAX_NAMED)
              .map(each => `${each.name} (${memoryOf(each).toFixed(1)})`)
              .join(', ')}.`,
            evidence: workloads.slice(0, MAX_NAMED).flatMap(requestsOf),
          },
        ];
  },
  why: 'Mesh, GitOps, policy and observability tools take 4 to 8 GB before the first application runs. Size your nodes for it.',
  fix: [
    {
      text: 'Compare what pods use with what they request, if the cluster has metrics.',
      command: 'kubectl top pods --all-namespaces --sort-by=memory',
    },
    {
      text: 'Lower unused requests, remove tools that nobody needs, or add nodes.',
    },
  ],
  links: [
    {
      title: 'Resource management for pods',
      url: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    },
  ],
};
