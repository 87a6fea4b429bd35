import {
  Access,
  databaseEngine,
  DatabaseEngine,
  DatabaseEnvironment,
  judgeOperator,
  OperatorSighting,
  OperatorState,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { AssessedOperator } from '../../operators';
import { loadDetections, loadOperator } from '../../store';

type Known = AssessedOperator['detail'];
type Sighting = OperatorSighting & { known: Known };

/**
 * Determines what the running operators of a cluster do for one namespace, by
 * the rules of the Database controller. They depend on the namespaces that an
 * operator watches, and on where its account may write the status of its kind,
 * as last read.
 */
export async function scopeOperators(options: {
  knex: Knex;
  cluster: string;
  namespace: string;
  operators: DatabaseEnvironment['operators'];
}): Promise<DatabaseEnvironment['operators']> {
  const { operators, ...place } = options;
  const states = [...operators].map(async ([name, state]) => {
    const engine = databaseEngine(name);
    const scoped =
      state.state === 'running' && engine.tool !== undefined
        ? await scopeOperator({ ...place, engine, tool: engine.tool })
        : state;
    return [name, scoped] as const;
  });
  return new Map(await Promise.all(states));
}

async function scopeOperator(options: {
  knex: Knex;
  cluster: string;
  namespace: string;
  engine: DatabaseEngine;
  tool: string;
}): Promise<OperatorState> {
  const { knex, cluster, namespace, engine, tool } = options;
  const found = await loadDetections({
    knex,
    clusters: [cluster],
    toolId: tool,
  });
  const workloads = found
    .flatMap(({ places }) => places.flatMap(place => place.workloads))
    .filter(({ kind }) => kind === 'Deployment');
  const known = await Promise.all(
    workloads.map(({ namespace: within = '', name }) =>
      loadOperator({
        knex,
        cluster,
        workload: { kind: 'Deployment', namespace: within, name },
      }),
    ),
  );
  const sightings = known.flatMap(each => (each ? toSighting(each) : []));
  return sightings.length > 0
    ? judgeOperator(sightings, namespace, (sighting, within) =>
        accessOf(sighting, engine, within),
      )
    : { state: 'running', note: 'which namespaces it watches is not known' };
}

function toSighting(known: Known): Sighting {
  const { workload, watched, permissions } = known;
  return {
    known,
    namespace: workload.namespace,
    name: workload.name,
    createdAt: '',
    serviceAccount: permissions?.account ?? '',
    watches: watched && (watched.isAll ? 'all' : watched.namespaces),
    isReady: true,
  };
}

/**
 * Whether the stored roles allow the operator to write the status of its kind.
 */
function accessOf(
  { known: { permissions } }: Sighting,
  { resource }: DatabaseEngine,
  namespace: string | undefined,
): Access {
  if (!permissions) {
    return { state: 'unknown', because: 'its roles were not read' };
  }
  const [group] = resource.apiVersion.split('/');
  const status = [`${resource.plural}/status`, '*/status', '*'];
  const isAllowed = permissions.rules.some(
    rule =>
      (rule.namespace === undefined || rule.namespace === namespace) &&
      rule.apiGroups.some(one => one === group || one === '*') &&
      rule.resources.some(one => status.includes(one)) &&
      rule.verbs.some(verb => ['update', 'patch', '*'].includes(verb)),
  );
  if (isAllowed) {
    return { state: 'allowed' };
  }
  return permissions.moreRules > 0
    ? { state: 'unknown', because: 'it has more roles than Eco keeps' }
    : { state: 'refused' };
}
