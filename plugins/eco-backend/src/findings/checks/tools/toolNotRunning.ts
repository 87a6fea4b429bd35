import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, unset } from '../../evidence';
import { explainUnjudgedPods, POD_INPUTS } from '../../pods';
import {
  problemsByTool,
  systemWorkloads,
  WORKLOAD_INPUTS,
} from '../../systemWorkloads';

/** Pods of a new workload take a while. */
const GRACE_MINUTES = 10;

/** Reports installed tools without ready pods. */
export const toolNotRunning: Check = {
  id: 'tool-not-running',
  title: 'Tool has no ready pods',
  severity: 'critical',
  severityReason: 'The tool does not do its job.',
  reads: [...WORKLOAD_INPUTS, ...POD_INPUTS],
  unknown: facts =>
    systemWorkloads(facts).length > 0 ? explainUnjudgedPods(facts) : undefined,
  find: facts =>
    explainUnjudgedPods(facts)
      ? []
      : problemsByTool(
          systemWorkloads(facts).filter(
            ({ workload: { desired = 0, ready, createdAt, deletingSince } }) =>
              desired > 0 &&
              ready === 0 &&
              deletingSince === undefined &&
              isOlderThan(createdAt, { minutes: GRACE_MINUTES }, facts.now),
          ),
          {
            message: names => `No pod of ${names} is ready.`,
            evidence: workload =>
              workload.kind === 'DaemonSet'
                ? [
                    fact(
                      workload,
                      'status.desiredNumberScheduled',
                      workload.desired!,
                    ),
                    fact(workload, 'status.numberReady', 0),
                  ]
                : [
                    fact(workload, 'spec.replicas', workload.desired!),
                    unset(workload, 'status.readyReplicas'),
                  ],
          },
        ),
  why: 'Whatever the tool does has stopped, usually without any other sign: policies are not enforced, certificates are not renewed or metrics are not collected.',
  fix: [
    {
      text: 'Find out why the pods are not ready.',
      command: 'kubectl get pods --namespace {namespace}',
    },
    {
      text: 'Read the latest warning events.',
      command: 'kubectl events --namespace {namespace} --types=Warning',
    },
  ],
  links: [
    {
      title: 'Debug pods',
      url: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/',
    },
  ],
};
