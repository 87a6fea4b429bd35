import { Detection, ObjectReference } from '@backstage-eco/plugin-eco-common';

/**
 * Maps workloads to the tools that they belong to. The detections of installed
 * tools list at most 20 workloads per place.
 *
 * @returns a function that returns the tool's id, or undefined if there is none
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
