import { Count } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { AssessedKind } from '../../operators';
import { formsOf, rowsOfForms } from '../forms';

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

/** What a kind is called. */
interface KindName {
  key: string;
  group: string;
  plural: string;
  kind: string;
}

/** A page of the kinds of some clusters. */
export async function listKindPage(options: {
  knex: Knex;
  query: KindQuery;
}): Promise<StoredKindPage> {
  const { knex, query } = options;
  const { clusters, limit, after } = query;
  const all = await listNames(knex, clusters);
  const fitting = onceEach(all.filter(name => fits(name, query)));
  const left = fitting.filter(
    ({ group, plural }) => !after || compare([group, plural], after) > 0,
  );
  const shown = left.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    total: fitting.length,
    items: await loadKinds(
      knex,
      clusters,
      shown.map(({ key }) => key),
    ),
    groups: countGroups(onceEach(all)),
    end: left.length > shown.length ? [last.group, last.plural] : undefined,
  };
}

/**
 * The names of all kinds of some clusters, in the order of groups and plural names.
 * They are few, however many clusters have them.
 */
async function listNames(knex: Knex, clusters: string[]): Promise<KindName[]> {
  const forms = formsOf(knex, { table: 'kinds', clusters });
  const rows: KindName[] = await rowsOfForms(knex, 'kinds', forms).distinct(
    'r.key',
    'r.plural',
    'r.kind',
    { group: 'r.api_group' },
  );
  return rows.sort((a, b) =>
    compare([a.group, a.plural, a.key], [b.group, b.plural, b.key]),
  );
}

/** Not by the database: each has an order of its own. */
function compare(one: string[], other: string[]): number {
  const at = one.findIndex((text, index) => text !== other[index]);
  if (at < 0) {
    return 0;
  }
  return one[at] < other[at] ? -1 : 1;
}

/** Clusters may give one kind several names. */
function onceEach(names: KindName[]): KindName[] {
  return [...new Map(names.map(name => [name.key, name])).values()];
}

function fits(name: KindName, { group, text }: KindQuery): boolean {
  const part = text?.toLowerCase();
  return (
    (group === undefined || name.group === group) &&
    (part === undefined ||
      [name.kind, name.group, name.plural].some(each =>
        each.toLowerCase().includes(part),
      ))
  );
}

function countGroups(names: KindName[]): Count[] {
  const counts = new Map<string, number>();
  for (const { group } of names) {
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count }));
}

async function loadKinds(
  knex: Knex,
  clusters: string[],
  keys: string[],
): Promise<StoredKind[]> {
  const forms = formsOf(knex, { table: 'kinds', clusters })
    .whereIn('key', keys)
    .count({ clusters: '*', counted: 'objects' })
    .sum({ objects: 'objects' })
    .min({ exact: 'is_exact', counted_at: 'counted_at' });
  const rows = await rowsOfForms(knex, 'kinds', forms)
    .orderBy('r.facts')
    .select('r.api_group', 'r.plural', 'r.facts')
    .select('f.clusters', 'f.counted', 'f.objects', 'f.exact', 'f.counted_at');
  const kinds: StoredKind[] = rows.map((row: any) => ({
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
  return kinds.sort((a, b) =>
    compare([a.group, a.plural], [b.group, b.plural]),
  );
}
