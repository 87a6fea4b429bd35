import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';

/** A cluster that databases may be created in. */
export type ClusterOption = DatabaseOptions['clusters'][number];
/** What runs databases of a protocol there. */
export type EngineOption = ClusterOption['engines'][number];
/** Limits, and how far they are used. */
export type Quota = NonNullable<DatabaseOptions['owners'][number]['quota']>;

/** The option of a name; undefined where it is not offered. */
export function clusterOption(
  options: DatabaseOptions,
  name: string,
): ClusterOption | undefined {
  return options.clusters.find(cluster => cluster.name === name);
}

/** What a cluster runs of a protocol. */
export function engineOption(
  cluster: ClusterOption | undefined,
  engine: string,
): EngineOption | undefined {
  return cluster?.engines.find(option => option.engine === engine);
}

/** The newest version that something in the cluster runs. */
export function newestVersion(
  engine: EngineOption | undefined,
): string | undefined {
  const { versions = [] } = engine ?? {};
  const best = versions.find(({ supported }) => supported === 'yes');
  return (best ?? versions.find(({ supported }) => supported === 'unknown'))
    ?.version;
}

/** The one option of a list; undefined where there is a choice to make. */
export function onlyOne<T>(items: T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
