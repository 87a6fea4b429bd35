import {
  DATABASE_ENGINES,
  DatabaseEngine,
  DatabaseEnvironment,
  OperatorState,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import {
  listClusters,
  listDetections,
  listUnknownTools,
  StoredCluster,
} from '../../store';

/** What a cluster has that databases depend on, as it was last read. */
export interface ClusterEnvironment {
  cluster: StoredCluster;
  operators: DatabaseEnvironment['operators'];
}

/**
 * What clusters have that databases depend on. Nothing is asked of a cluster: it is
 * what Eco recognised when it read them last.
 *
 * @param options - `names`: of clusters; left out, all
 */
export async function loadEnvironments(options: {
  knex: Knex;
  names?: string[];
}): Promise<ClusterEnvironment[]> {
  const { knex, names } = options;
  const clusters = await listClusters({ knex, criteria: undefined, names });
  const request = { knex, clusters: clusters.map(({ name }) => name) };
  const [detections, unknown] = await Promise.all([
    listDetections(request),
    listUnknownTools(request),
  ]);
  return clusters.map(cluster => {
    const isOf = (each: { cluster: string }) => each.cluster === cluster.name;
    const known = {
      cluster,
      detections: detections.filter(isOf),
      unknown: unknown.filter(isOf),
    };
    return {
      cluster,
      operators: new Map(
        DATABASE_ENGINES.map(engine => [
          engine.name,
          toOperatorState(engine, known),
        ]),
      ),
    };
  });
}

function toOperatorState(
  { tool }: DatabaseEngine,
  known: {
    cluster: StoredCluster;
    detections: Awaited<ReturnType<typeof listDetections>>;
    unknown: Awaited<ReturnType<typeof listUnknownTools>>;
  },
): OperatorState {
  if (!tool) {
    return { state: 'running' };
  }
  const { cluster, detections, unknown } = known;
  const found = detections.find(({ toolId }) => toolId === tool);
  if (found) {
    return { state: found.state === 'installed' ? 'running' : 'notRunning' };
  }
  const missed = unknown.find(({ toolId }) => toolId === tool);
  if (missed) {
    return { state: 'unknown', because: missed.reason };
  }
  return cluster.readAt
    ? { state: 'notServed' }
    : { state: 'unknown', because: 'the cluster was not read yet' };
}
