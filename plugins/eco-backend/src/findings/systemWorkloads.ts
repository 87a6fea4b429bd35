import {
  CheckFacts,
  FindingEvidence,
  FindingSubject,
  FoundProblem,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  referenceTo,
  LONG_RUNNING_WORKLOADS,
} from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../appendTo';
import { toolsOfWorkloads } from '../detection';
import { listNames } from './namesOf';

/** What {@link systemWorkloads} reads. */
export const WORKLOAD_INPUTS = LONG_RUNNING_WORKLOADS;

/** Where Kubernetes itself and what comes with it runs. */
const SYSTEM_NAMESPACE = 'kube-system';

/** A workload of a tool. Without `toolId` it is of none, in `kube-system`. */
export interface SystemWorkload {
  workload: WorkloadFacts;
  toolId?: string;
}

/** All Deployments, StatefulSets and DaemonSets. */
export function longRunningWorkloads(facts: CheckFacts): WorkloadFacts[] {
  return WORKLOAD_INPUTS.flatMap(kind => [...facts.items(kind)]);
}

/**
 * The workloads that belong to the cluster's own stack: those of the tools that
 * were recognised, what calls itself a part of one, such as its Redis, and all of
 * `kube-system`. A tool tells at most 20 for a place.
 */
export function systemWorkloads(facts: CheckFacts): SystemWorkload[] {
  const toolOf = toolsOfWorkloads(facts.detections);
  const workloads = longRunningWorkloads(facts);
  const byWhole = new Map<string, string>();
  for (const workload of workloads) {
    const toolId = toolOf(workload);
    const whole = wholeOf(workload);
    if (toolId && whole && !byWhole.has(whole)) {
      byWhole.set(whole, toolId);
    }
  }
  return workloads.flatMap(workload => {
    const toolId = toolOf(workload) ?? byWhole.get(wholeOf(workload) ?? '');
    return toolId !== undefined || workload.namespace === SYSTEM_NAMESPACE
      ? { workload, toolId }
      : [];
  });
}

/** What a workload says it is a part of; undefined where it does not say. */
function wholeOf({ namespace, labels }: WorkloadFacts): string | undefined {
  const name = labels['app.kubernetes.io/part-of'];
  return name && `${namespace}/${name}`;
}

/** One problem for all workloads of a tool in a namespace: they are made alike. */
export function problemsByTool(
  workloads: readonly SystemWorkload[],
  say: {
    /** @param names - of the workloads, for a sentence */
    message(names: string, workloads: WorkloadFacts[]): string;
    evidence(workload: WorkloadFacts): FindingEvidence[];
  },
): FoundProblem[] {
  const groups = new Map<string, SystemWorkload[]>();
  for (const each of workloads) {
    const key = JSON.stringify(subjectOf(each));
    appendTo(groups, key, each);
  }
  return [...groups.values()].map(members => {
    const all = members.map(({ workload }) => workload);
    return {
      subject: subjectOf(members[0]),
      message: say.message(listNames(all), all),
      objects: { count: all.length, some: all.map(referenceTo) },
      evidence: all.flatMap(say.evidence),
      values: {
        resources: [...new Set(all.map(({ kind }) => kind.toLowerCase()))].join(
          ',',
        ),
      },
    };
  });
}

function subjectOf({ toolId, workload }: SystemWorkload): FindingSubject {
  const { apiVersion, kind, namespace } = workload;
  return toolId
    ? { type: 'tool', toolId, namespace }
    : { type: 'kind', apiVersion, kind, namespace };
}
