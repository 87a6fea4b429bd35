import { Count } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { AssessedKind } from '../../operators';
import { KindRow } from '../tables';

/** Which kinds are wanted. */
export interface KindQuery {
  /** Names, which the caller may see. */
  clusters: string[];
  group?: string;
  /** A part of the kind, group or plural name; capitals do not matter. */
  text?: string;
  limit: number;
  /** Where the page before ended. */
  after?: KindPosition;
}

/** The group and the plural name of the last kind of a page. */
export type KindPosition = [string, string];

/** Clusters in which a kind is the same, and what was counted in them. */
export interface StoredKind {
  group: string;
  plural: string;
  facts: AssessedKind['facts'];
  clusters: number;
  /** How many of them were counted. */
  counted: number;
  objects: number;
  isExact: boolean;
  /** The oldest count, ISO 8601. */
  countedAt?: string;
}

/** A page of kinds. */
export interface StoredKindPage {
  /** How many kinds fit, on all pages. */
  total: number;
  /** In the order of groups and plural names; a kind that differs has several. */
  items: StoredKind[];
  /** How many kinds each group has, whatever was asked for. */
  groups: Count[];
  /** Where this page ends. Left out: it is the last one. */
  end?: KindPosition;
}

/** The kinds of some clusters, filtered, sorted and counted by the database. */
export async function listKindPage(options: {
  knex: Knex;
  query: KindQuery;
}): Promise<StoredKindPage> {
  const { knex, query } = options;
  const page = fittingKinds(knex, query)
    .select<Array<{ key: string; group: string; plural: string }>>(
      'key',
      knex.raw('min(api_group) as ??', 'group'),
      knex.raw('min(plural) as ??', 'plural'),
    )
    .groupBy('key')
    .orderByRaw('min(api_group), min(plural), key')
    // One more says whether there is a next page.
    .limit(query.limit + 1);
  if (query.after) {
    page.havingRaw('(min(api_group), min(plural)) > (?, ?)', [...query.after]);
  }
  const keys = await page;
  const shown = keys.slice(0, query.limit);
  const last = shown[shown.length - 1];
  const count = await fittingKinds(knex, query)
    .countDistinct({ total: 'key' })
    .first();
  return {
    total: Number(count?.total ?? 0),
    items: await loadKinds(
      knex,
      query.clusters,
      shown.map(({ key }) => key),
    ),
    groups: await countGroups(knex, query.clusters),
    end: keys.length > shown.length ? [last.group, last.plural] : undefined,
  };
}

function fittingKinds(knex: Knex, query: KindQuery) {
  const { clusters, group, text } = query;
  const kinds = knex<KindRow>('kinds').whereIn('cluster', clusters);
  if (group !== undefined) {
    kinds.where('api_group', group);
  }
  if (text !== undefined) {
    const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    kinds.whereRaw(
      `(lower(kind) like ? escape '\\' or lower(api_group) like ? escape '\\' or lower(plural) like ? escape '\\')`,
      [pattern, pattern, pattern],
    );
  }
  return kinds;
}

async function loadKinds(
  knex: Knex,
  clusters: string[],
  keys: string[],
): Promise<StoredKind[]> {
  const rows = await knex<KindRow>('kinds')
    .whereIn('cluster', clusters)
    .whereIn('key', keys)
    .select('api_group', 'plural', 'facts')
    .count({ clusters: '*', counted: 'objects' })
    .sum({ objects: 'objects' })
    .min({ exact: 'is_exact', counted_at: 'counted_at' })
    .groupBy('api_group', 'plural', 'facts')
    .orderBy(['api_group', 'plural', 'facts']);
  return rows.map(row => ({
    group: row.api_group,
    plural: row.plural,
    // The form is the one that writeKinds wrote.
    facts: JSON.parse(row.facts),
    clusters: Number(row.clusters),
    counted: Number(row.counted),
    objects: Number(row.objects ?? 0),
    isExact: Number(row.exact) === 1,
    countedAt: row.counted_at ?? undefined,
  }));
}

async function countGroups(knex: Knex, clusters: string[]): Promise<Count[]> {
  const rows = await knex<KindRow>('kinds')
    .whereIn('cluster', clusters)
    .select('api_group')
    .countDistinct({ count: 'key' })
    .groupBy('api_group')
    .orderBy('api_group');
  return rows.map(row => ({ name: row.api_group, count: Number(row.count) }));
}
