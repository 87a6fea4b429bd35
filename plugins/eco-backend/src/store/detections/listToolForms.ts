import { DetectionState } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { namesOfClusters, parseNames } from '../namesOf';
import { DetectionRow, UnknownToolRow } from '../tables';

/** A tool with the same state and versions in some clusters. */
export interface StoredToolForm {
  toolId: string;
  state: DetectionState;
  versions: string[];
  /** Sorted. */
  clusters: string[];
}

/**
 * A tool that could not be checked for in some clusters, with a common reason.
 */
export interface StoredToolGap {
  toolId: string;
  reason: string;
  /** Sorted. */
  clusters: string[];
}

/**
 * Lists the tools of clusters, grouped by state and versions.
 *
 * @param options - `clusters`: names of clusters that the caller may see
 */
export async function listToolForms(options: {
  knex: Knex;
  clusters: string[];
}): Promise<{ forms: StoredToolForm[]; gaps: StoredToolGap[] }> {
  const { knex, clusters } = options;
  const forms = await knex<DetectionRow>('detections')
    .whereIn('cluster', clusters)
    .groupBy('tool_id', 'state', 'versions')
    .orderBy(['tool_id', 'state', 'versions'])
    .select('tool_id', 'state', 'versions')
    .select({ names: namesOfClusters(knex) });
  const gaps = await knex<UnknownToolRow>('unknown_tools')
    .whereIn('cluster', clusters)
    .groupBy('tool_id', 'reason')
    .orderBy(['tool_id', 'reason'])
    .select('tool_id', 'reason')
    .select({ names: namesOfClusters(knex) });
  return {
    forms: forms.map(row => ({
      toolId: row.tool_id,
      state: row.state as DetectionState,
      versions: JSON.parse(row.versions),
      clusters: parseNames(row.names),
    })),
    gaps: gaps.map(row => ({
      toolId: row.tool_id,
      reason: row.reason,
      clusters: parseNames(row.names),
    })),
  };
}
