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

/** Inputs of {@link systemWorkloads}. */
export const WORKLOAD_INPUTS = LONG_RUNNING_WORKLOADS;

/** Namespace of Kubernetes itself and its add-ons. */
const SYSTEM_NAMESPACE = 'kube-system';

/**
 * A workload of a tool, or without `toolId` one in `kube-system` that belongs
 * to no tool.
 */
export interface SystemWorkload {
  workload: WorkloadFacts;
  toolId?: string;
}

/** Returns all Deployments, StatefulSets and DaemonSets. */
export function longRunningWorkloads(facts: CheckFacts): WorkloadFacts[] {
  return WORKLOAD_INPUTS.flatMap(kind => [...facts.items(kind)]);
}

/**
 * Returns the workloads of the cluster's own stack: those of detected tools,
 * those that are labeled as a part of one, such as its Redis, and all of
 * `kube-system`. The labels matter because a detection lists at most 20
 * workloads per place.
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

/** Returns the application that a workload is labeled as a part of, if any. */
function wholeOf({ namespace, labels }: WorkloadFacts): string | undefined {
  const name = labels['app.kubernetes.io/part-of'];
  return name && `${namespace}/${name}`;
}

/**
 * Reports one problem for all workloads of a tool in a namespace, because they
 * are installed in the same way.
 */
export function problemsByTool(
  workloads: readonly SystemWorkload[],
  describe: {
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
      message: describe.message(listNames(all), all),
      objects: { count: all.length, some: all.map(referenceTo) },
      evidence: all.flatMap(describe.evidence),
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
