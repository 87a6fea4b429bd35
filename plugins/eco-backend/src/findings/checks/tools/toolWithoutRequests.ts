import { Check, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { unset } from '../../evidence';
import {
  problemsByTool,
  systemWorkloads,
  WORKLOAD_INPUTS,
} from '../../systemWorkloads';

/**
 * Returns the resources that no container requests. A limit counts as a
 * request.
 */
function lacking({ containers }: WorkloadFacts): Array<'cpu' | 'memory'> {
  return (['cpu', 'memory'] as const).filter(amount =>
    containers.every(
      ({ requests, limits }) => !requests?.[amount] && !limits?.[amount],
    ),
  );
}

/** Whether its pods are evicted first when a node runs out of memory. */
function goesFirst(workload: WorkloadFacts): boolean {
  return workload.containers.length > 0 && lacking(workload).includes('memory');
}

/** Reports parts of the stack that are evicted first. */
export const toolWithoutRequests: Check = {
  id: 'tool-without-requests',
  title: 'Tool requests no resources',
  severity: 'info',
  severityReason: 'It matters only when a node runs out of memory.',
  reads: WORKLOAD_INPUTS,
  find: facts =>
    problemsByTool(
      systemWorkloads(facts).filter(({ workload }) => goesFirst(workload)),
      {
        message: (names, workloads) =>
          `${names} ${workloads.length === 1 ? 'requests' : 'request'} no ${
            workloads.every(each => lacking(each).includes('cpu'))
              ? 'CPU or memory'
              : 'memory'
          }.`,
        evidence: workload =>
          workload.containers.flatMap((_, position) => {
            const path = containerPath(workload, position);
            return ['requests', 'limits'].flatMap(list =>
              lacking(workload).map(amount =>
                unset(workload, `${path}.resources.${list}.${amount}`),
              ),
            );
          }),
      },
    ),
  why: 'Pods without requests are the first to be evicted when a node runs out of memory, the scheduler may place them anywhere, and you cannot plan what the stack costs.',
  fix: [
    {
      text: 'Check what the pods use, if the cluster has metrics.',
      command: 'kubectl top pods --namespace {namespace} --containers',
    },
    {
      text: 'Set requests in the chart or manifest that installs the tool.',
    },
  ],
  links: [
    {
      title: 'Pod quality of service classes',
      url: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
    },
  ],
};
