import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';

/** A cluster in which databases can be created. */
export type ClusterOption = DatabaseOptions['clusters'][number];
/** A database engine of a cluster, with its versions. */
export type EngineOption = ClusterOption['engines'][number];
/** Limits and current usage. */
export type Quota = NonNullable<DatabaseOptions['owners'][number]['quota']>;

/** Finds a cluster's option by name; undefined if not offered. */
export function clusterOption(
  options: DatabaseOptions,
  name: string,
): ClusterOption | undefined {
  return options.clusters.find(cluster => cluster.name === name);
}

/** Finds the option of an engine in a cluster. */
export function engineOption(
  cluster: ClusterOption | undefined,
  engine: string,
): EngineOption | undefined {
  return cluster?.engines.find(option => option.engine === engine);
}

/**
 * Returns the newest version that the cluster can run. Supported versions are
 * preferred over those with unknown support.
 */
export function newestVersion(
  engine: EngineOption | undefined,
): string | undefined {
  const { versions = [] } = engine ?? {};
  const best = versions.find(({ supported }) => supported === 'yes');
  return (best ?? versions.find(({ supported }) => supported === 'unknown'))
    ?.version;
}

/** Returns the only item of a list; undefined if there are none or several. */
export function onlyOne<T>(items: T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
