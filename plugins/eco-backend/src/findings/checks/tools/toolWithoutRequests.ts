import { Check, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { unset } from '../../evidence';
import {
  problemsByTool,
  systemWorkloads,
  WORKLOAD_INPUTS,
} from '../../systemWorkloads';

/** Whether its pods get the quality of service `BestEffort`. */
function isBestEffort({ containers }: WorkloadFacts): boolean {
  return (
    containers.length > 0 &&
    containers.every(({ requests, limits }) => !requests && !limits)
  );
}

/** Parts of the stack that are the first to be evicted. */
export const toolWithoutRequests: Check = {
  id: 'tool-without-requests',
  title: 'Tool requests no resources',
  severity: 'info',
  severityReason: 'It matters only when a node runs out of memory.',
  reads: WORKLOAD_INPUTS,
  find: facts =>
    problemsByTool(
      systemWorkloads(facts).filter(({ workload }) => isBestEffort(workload)),
      {
        message: names => `No CPU and no memory is requested by ${names}.`,
        evidence: workload =>
          workload.containers.flatMap((_, position) => {
            const path = containerPath(workload, position);
            return ['requests', 'limits'].flatMap(list => [
              unset(workload, `${path}.resources.${list}.cpu`),
              unset(workload, `${path}.resources.${list}.memory`),
            ]);
          }),
      },
    ),
  why: 'Pods without requests are the first to be evicted when a node runs out of memory, the scheduler packs them anywhere, and what the stack costs cannot be planned.',
  fix: [
    {
      text: 'See what the pods use, if the cluster has metrics.',
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
