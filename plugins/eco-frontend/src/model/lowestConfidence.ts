import { Confidence, ToolInCluster } from '@backstage-eco/plugin-eco-common';
import { CONFIDENCES } from './filters';

/**
 * Returns the lowest confidence across clusters: a tool is only as certain as
 * its weakest detection.
 */
export function lowestConfidence(found: ToolInCluster[]): Confidence {
  const ranks = found.map(({ confidence }) => CONFIDENCES.indexOf(confidence));
  return CONFIDENCES[Math.max(0, ...ranks)];
}
