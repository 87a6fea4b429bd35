import { Confidence, ToolInCluster } from '@backstage-eco/plugin-eco-common';
import { CONFIDENCES } from './filters';

/** Where clusters differ, a tool promises no more than the weakest does. */
export function lowestConfidence(found: ToolInCluster[]): Confidence {
  const ranks = found.map(({ confidence }) => CONFIDENCES.indexOf(confidence));
  return CONFIDENCES[Math.max(0, ...ranks)];
}
