import { Check, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { fact, objectSubject } from '../../evidence';

/** Returns the container that turns leader election off, or -1. */
function offAt({ containers }: WorkloadFacts): number {
  return containers.findIndex(
    ({ settings }) => settings?.leaderElection?.value === false,
  );
}

/** Reports controllers whose replicas all act at the same time. */
export const leaderElectionOff: Check = {
  id: 'leader-election-off',
  title: 'Controller has several replicas and no leader election',
  severity: 'warning',
  severityReason:
    'All replicas act on the next change at once and overwrite each other.',
  reads: ['crds', 'controllers', 'deployments'],
  find: facts => {
    const controllers = new Set(
      facts
        .items('crds')
        .flatMap(crd => facts.controller(crd.name)?.workloads ?? [])
        .map(({ kind, namespace, name }) => `${kind}/${namespace}/${name}`),
    );
    return facts
      .items('deployments')
      .filter(
        each =>
          (each.desired ?? 0) > 1 &&
          offAt(each) >= 0 &&
          controllers.has(`Deployment/${each.namespace}/${each.name}`),
      )
      .map(workload => ({
        subject: objectSubject(workload),
        message: `${workload.name} runs ${workload.desired} replicas, and ${
          workload.containers[offAt(workload)].settings!.leaderElection!.field
        } of its container turns leader election off.`,
        evidence: [
          fact(workload, 'spec.replicas', workload.desired!),
          fact(
            workload,
            `${containerPath(workload, offAt(workload))}.name`,
            workload.containers[offAt(workload)].name,
          ),
        ],
      }));
  },
  why: 'Controllers with several replicas elect a leader, and only the leader writes. Without one, children are created twice and statuses flap.',
  fix: [
    {
      text: 'Turn on leader election, or run one replica.',
      command:
        'kubectl scale deployment {name} --namespace {namespace} --replicas=1',
    },
  ],
  links: [
    {
      title: 'Leases for leader election',
      url: 'https://kubernetes.io/docs/concepts/architecture/leases/#leader-election',
    },
  ],
};
