import { ActivitySign } from '@backstage-eco/plugin-eco-common';
import { InventoryKind } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { toolSubject } from '../history';
import {
  ActivityFacts,
  AssessedOperator,
  findActivity,
  workloadList,
} from '../operators';
import { listEvents, loadPart, loadSamples, StoredCluster } from '../store';

/** Versions of a tool, in the format of history changes. */
type ToolChange = {
  before?: { versions?: string[] } | null;
  after?: { versions?: string[] } | null;
};

/**
 * Returns signs that an operator is active, from the current data of its
 * cluster. It is not part of the assessment: Leases change in every cycle, and
 * samples may be newer than the last cycle.
 *
 * @param options - `known`: a cluster that the caller may see
 */
export async function operatorActivity(options: {
  knex: Knex;
  known: StoredCluster;
  operator: AssessedOperator['detail'];
}): Promise<ActivitySign[]> {
  const { knex, known, operator } = options;
  const { workload, kinds, toolId } = operator;
  const cluster = known.name;
  const part = async <K extends InventoryKind>(kind: K, names?: string[]) =>
    (await loadPart({ knex, cluster, kind, names })) ?? {
      state: 'unread' as const,
      since: known.firstListedAt,
      reason: 'not read yet',
    };
  const crds = await part(
    'crds',
    kinds.map(({ group, plural }) => `${plural}.${group}`),
  );
  return findActivity({
    workload,
    kinds,
    workloads: await part(workloadList(workload.kind), [workload.name]),
    leases: await part('leases'),
    crds: 'items' in crds ? crds.items : [],
    samples: await loadSamples({ knex, cluster, kinds }),
    isSimulated: (known.simulatedNodeCount ?? 0) > 0,
    tool: toolId ? await toolHistory({ knex, cluster, toolId }) : undefined,
  });
}

async function toolHistory(options: {
  knex: Knex;
  cluster: string;
  toolId: string;
}): Promise<ActivityFacts['tool']> {
  const { knex, cluster, toolId } = options;
  const [event] = await listEvents({
    knex,
    // The caller may see the cluster, as checked before.
    criteria: undefined,
    clusters: [cluster],
    types: ['tool-version-changed'],
    subject: toolSubject(toolId),
    limit: 1,
  });
  const change = event?.changes[0] as ToolChange | undefined;
  return change
    ? {
        versionChange: {
          at: event.at,
          before: change.before?.versions ?? [],
          after: change.after?.versions ?? [],
        },
      }
    : {};
}
