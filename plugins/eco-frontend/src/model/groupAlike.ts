import { Detection } from '@backstage-eco/plugin-eco-common';
import { ClustersOfTool } from './clustersOfTool';

/** Clusters that show the same of a tool. */
export interface AlikeClusters {
  /** Their titles. */
  clusters: string[];
  /** How old the oldest facts are, ISO 8601. */
  readAt: string;
  /** Of the first of them. */
  found: ClustersOfTool['found'][number];
}

/**
 * Puts clusters together that show the same of a tool, the outliers first: what
 * few have, then what most have. The order of the clusters stays.
 *
 * @param sameIn - what must be the same
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

/** All that is said of a tool in a cluster, but not of which and when. */
export function withoutCluster(detection: Detection): Detection {
  const {
    cluster: _,
    readAt: __,
    ...rest
  } = detection as ClustersOfTool['found'][number]['detection'];
  return rest;
}
