import { Detection, ObjectReference } from '@backstage-eco/plugin-eco-common';

/**
 * Says of which tool a workload is, by the workloads that installed tools tell: at
 * most 20 for a place.
 *
 * @returns what gives the id of the tool; undefined where it is of none
 */
export function toolsOfWorkloads(
  detections: readonly Detection[],
): (workload: ObjectReference) => string | undefined {
  const tools = new Map<string, string>();
  for (const { toolId, state, places } of detections) {
    if (state === 'installed') {
      places
        .flatMap(({ workloads }) => workloads)
        .forEach(workload => tools.set(toKey(workload), toolId));
    }
  }
  return workload => tools.get(toKey(workload));
}

function toKey({ kind, namespace, name }: ObjectReference): string {
  return JSON.stringify([kind, namespace, name]);
}
