import { Detection } from '@backstage-eco/plugin-eco-common';
import { ClustersOfTool } from './clustersOfTool';
import { groupAlike } from './groupAlike';
import { newestFirst } from './versions';

/** Placeholder for an unknown version. */
export const NO_VERSION = '';

/** Matrix of clusters and versions. */
export interface VersionMatrix {
  /** Newest first. {@link NO_VERSION} comes last, if present. */
  versions: string[];
  rows: Array<{
    /** Titles of clusters with equal detections. */
    clusters: string[];
    detection: Detection;
    /**
     * Namespaces that run each version; `undefined` stands for the whole
     * cluster.
     */
    cells: Map<string, Array<string | undefined>>;
  }>;
}

/**
 * Arranges the versions of a tool by cluster. Clusters with equal detections
 * share a row, and outliers come first.
 */
export function versionMatrix(found: ClustersOfTool['found']): VersionMatrix {
  const groups = groupAlike(found, detection => [
    detection.state,
    detection.confidence,
    [...cellsOf(detection)],
  ]);
  const rows = groups.map(({ clusters, found: { detection } }) => ({
    clusters,
    detection,
    cells: cellsOf(detection),
  }));
  const versions = rows.flatMap(({ cells }) => [...cells.keys()]);
  const known = versions.filter(version => version !== NO_VERSION);
  return {
    versions: [
      ...newestFirst(known),
      ...(known.length < versions.length ? [NO_VERSION] : []),
    ],
    rows,
  };
}

/**
 * Each place has its own version. If no place has one, all use the version of
 * the detection, which comes from CRDs or nodes.
 */
function cellsOf(detection: Detection): Map<string, Array<string | undefined>> {
  const { places, version } = detection;
  const ofAll = places.every(place => !place.version) ? version : undefined;
  const cells = new Map<string, Array<string | undefined>>();
  const all = places.length > 0 ? places : [{ namespace: undefined }];
  for (const place of all) {
    const own = 'version' in place ? place.version : undefined;
    const key = (own ?? ofAll)?.value ?? NO_VERSION;
    cells.set(key, [...(cells.get(key) ?? []), place.namespace]);
  }
  return cells;
}
