import {
  Detection,
  ObjectReference,
  Place,
  Tool,
} from '@backstage-eco/plugin-eco-common';
import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import { workloadKey } from './workloadKey';

/** A tool that a workload is of, and its install. */
export interface RecognisedTool {
  tool: Tool;
  place: Place;
}

const CONFIDENCES = ['low', 'medium', 'high'];

/** Which workloads belong to which tools, as they were detected. */
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
   * The tool that a workload is of. Where several have a part in it, the one whose
   * own kinds it manages.
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
