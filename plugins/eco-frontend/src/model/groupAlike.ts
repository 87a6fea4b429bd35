import { Detection } from '@backstage-eco/plugin-eco-common';
import { ClustersOfTool } from './clustersOfTool';

/** Clusters with equal detections of a tool. */
export interface AlikeClusters {
  /** Cluster titles. */
  clusters: string[];
  /** Time of the oldest data, ISO 8601. */
  readAt: string;
  /** Detection in the first of these clusters. */
  found: ClustersOfTool['found'][number];
}

/**
 * Groups clusters with equal detections of a tool. The smallest groups come
 * first, so that outliers stand out. Clusters keep their order.
 *
 * @param sameIn - returns what must be equal within a group
 */
export function groupAlike(
  found: ClustersOfTool['found'],
  sameIn: (detection: Detection) => unknown,
): AlikeClusters[] {
  const groups = new Map<string, AlikeClusters>();
  for (const each of found) {
    const key = JSON.stringify(sameIn(each.detection));
    const group = groups.get(key);
    if (group) {
      group.clusters.push(each.cluster.title);
      group.readAt = [group.readAt, each.detection.readAt].sort()[0];
    } else {
      groups.set(key, {
        clusters: [each.cluster.title],
        readAt: each.detection.readAt,
        found: each,
      });
    }
  }
  return [...groups.values()].sort(
    (a, b) => a.clusters.length - b.clusters.length,
  );
}

/** Returns a detection without its cluster and read time. */
export function withoutCluster(detection: Detection): Detection {
  const {
    cluster: _,
    readAt: __,
    ...rest
  } = detection as ClustersOfTool['found'][number]['detection'];
  return rest;
}
