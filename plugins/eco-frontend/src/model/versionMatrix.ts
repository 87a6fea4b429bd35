import { Detection } from '@backstage-eco/plugin-eco-common';
import { ClustersOfTool } from './clustersOfTool';
import { groupAlike } from './groupAlike';
import { newestFirst } from './versions';

/** Stands for a version that nothing states. */
export const NO_VERSION = '';

/** Clusters against versions. */
export interface VersionMatrix {
  /** The newest first; {@link NO_VERSION} last, where some install has none. */
  versions: string[];
  rows: Array<{
    /** The titles of clusters that show the same. */
    clusters: string[];
    detection: Detection;
    /** By version: the namespaces that run it; `undefined` is the whole cluster. */
    cells: Map<string, Array<string | undefined>>;
  }>;
}

/**
 * Sets the versions of a tool against the clusters in which it was found. Clusters
 * that show the same share a row, the outliers first.
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
 * Each place has its own version. Where no place states one, the version of the
 * detection, which CRDs and nodes state, is that of all.
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
