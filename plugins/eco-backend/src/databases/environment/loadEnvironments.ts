import {
  DATABASE_ENGINES,
  DatabaseEngine,
  DatabaseEnvironment,
  OperatorState,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { withoutAddresses } from '../../queries/hideAddresses';
import {
  listClusters,
  listDetections,
  listNames,
  listUnknownTools,
  StoredCluster,
} from '../../store';

/** State of a cluster that databases depend on, as last read. */
export interface ClusterEnvironment {
  cluster: StoredCluster;
  operators: DatabaseEnvironment['operators'];
}

/**
 * Loads the state of clusters that databases depend on. Sends no request to the
 * clusters: the data is from their last cycle.
 *
 * @param options - `names`: cluster names; omitted for all
 */
export async function loadEnvironments(options: {
  knex: Knex;
  names?: string[];
}): Promise<ClusterEnvironment[]> {
  const { knex, names } = options;
  const clusters = await listClusters({ knex, criteria: undefined, names });
  const request = { knex, clusters: clusters.map(({ name }) => name) };
  const [detections, unknown, crds] = await Promise.all([
    listDetections(request),
    listUnknownTools(request),
    listNames({ ...request, kind: 'crds', names: DATABASE_ENGINES.map(crdOf) }),
  ]);
  return clusters.map(cluster => {
    const isOf = (each: { cluster: string }) => each.cluster === cluster.name;
    const known = {
      cluster,
      detections: detections.filter(isOf),
      unknown: unknown.filter(isOf),
      crds: crds.filter(isOf).map(({ name }) => name),
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

function crdOf({ resource }: DatabaseEngine): string {
  const [group] = resource.apiVersion.split('/');
  return `${resource.plural}.${group}`;
}

function toOperatorState(
  engine: DatabaseEngine,
  known: {
    cluster: StoredCluster;
    detections: Awaited<ReturnType<typeof listDetections>>;
    unknown: Awaited<ReturnType<typeof listUnknownTools>>;
    crds: string[];
  },
): OperatorState {
  const { tool } = engine;
  if (!tool) {
    return { state: 'running' };
  }
  const { cluster, detections, unknown, crds } = known;
  const isRead =
    cluster.readAt && !cluster.unread.some(({ kind }) => kind === 'crds');
  if (isRead && !crds.includes(crdOf(engine))) {
    // Remains of the operator do not matter, because its kind is not served.
    return { state: 'notServed' };
  }
  const found = detections.find(({ toolId }) => toolId === tool);
  if (found) {
    return { state: found.state === 'installed' ? 'running' : 'notRunning' };
  }
  const missed = unknown.find(({ toolId }) => toolId === tool);
  if (missed) {
    return { state: 'unknown', because: withoutAddresses(missed.reason) };
  }
  return cluster.readAt
    ? { state: 'notServed' }
    : { state: 'unknown', because: 'the cluster was not read yet' };
}
