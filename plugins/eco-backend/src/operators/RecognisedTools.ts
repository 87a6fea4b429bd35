import {
  Detection,
  ObjectReference,
  Place,
  Tool,
} from '@backstage-eco/plugin-eco-common';
import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import { workloadKey } from './workloadKey';

/** The tool that a workload belongs to, and its installation. */
export interface RecognisedTool {
  tool: Tool;
  place: Place;
}

const CONFIDENCES = ['low', 'medium', 'high'];

/** Maps workloads to the tools that were detected in them. */
export class RecognisedTools {
  readonly #byWorkload = new Map<
    string,
    Array<RecognisedTool & { detection: Detection }>
  >();

  /** @param tools - by id */
  constructor(
    detections: readonly Detection[],
    tools: ReadonlyMap<string, Tool>,
  ) {
    for (const detection of detections) {
      const tool = tools.get(detection.toolId);
      for (const place of tool ? detection.places : []) {
        for (const workload of place.workloads) {
          const key = workloadKey(workload);
          const all = this.#byWorkload.get(key) ?? [];
          all.push({ tool: tool!, place, detection });
          this.#byWorkload.set(key, all);
        }
      }
    }
  }

  /**
   * Returns the tool of a workload. If several tools claim it, prefers the tool
   * that owns the kinds that the workload manages.
   */
  of(
    workload: ObjectReference,
    crds: readonly CrdFacts[],
  ): RecognisedTool | undefined {
    const [best] = (this.#byWorkload.get(workloadKey(workload)) ?? [])
      .map(each => ({
        ...each,
        rank:
          crds.filter(crd => owns(each.tool, crd)).length * 10 +
          CONFIDENCES.indexOf(each.detection.confidence),
      }))
      .sort((one, other) => other.rank - one.rank);
    return best;
  }
}

function owns({ owns: kinds = [] }: Tool, crd: CrdFacts): boolean {
  return kinds.some(
    kind =>
      kind === `${crd.group}/*` || kind === `${crd.group}/${crd.definedKind}`,
  );
}
