import { Count } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { AssessedKind } from '../../operators';
import { groupBy } from '../../groupBy';
import { compareKinds } from './compareKinds';
import { KindForm, KindFormInClusters, KindForms } from './KindForms';

/** Query for a page of kinds. */
export interface KindQuery {
  /** Names of clusters that the caller may see. */
  clusters: string[];
  group?: string;
  /** Part of the kind, group or plural name, case-insensitive. */
  text?: string;
  limit: number;
  /** End of the previous page. */
  after?: KindPosition;
}

/** Group and plural name of the last kind of a page. */
export type KindPosition = [string, string];

/** A form of a kind in some clusters, with the number of its objects. */
export interface StoredKind {
  group: string;
  plural: string;
  facts: AssessedKind['facts'];
  clusters: number;
  /** Number of clusters with a count. */
  counted: number;
  objects: number;
  isExact: boolean;
  /** Time of the oldest count, ISO 8601. */
  countedAt?: string;
}

/** A page of kinds. */
export interface StoredKindPage {
  /** Number of matching kinds on all pages. */
  total: number;
  /**
   * Sorted by group and plural name. A kind that differs between clusters has
   * several items.
   */
  items: StoredKind[];
  /** Number of kinds per group, regardless of the filter. */
  groups: Count[];
  /** End of this page. Omitted on the last page. */
  end?: KindPosition;
}

/** Lists a page of the kinds of some clusters. */
export async function listKindPage(options: {
  knex: Knex;
  kindForms: KindForms;
  query: KindQuery;
}): Promise<StoredKindPage> {
  const { knex, kindForms, query } = options;
  const { clusters, limit, after } = query;
  const forms = (await kindForms.inClusters({ knex, clusters })).sort(
    compareKinds,
  );
  const all = uniqueByKey(forms);
  const fitting = all.filter(form => fits(form, query));
  const left = fitting.filter(
    form =>
      !after || compareKinds(form, { group: after[0], plural: after[1] }) > 0,
  );
  const shown = left.slice(0, limit);
  const keys = new Set(shown.map(({ key }) => key));
  const last = shown[shown.length - 1];
  return {
    total: fitting.length,
    items: await withCounts({
      knex,
      clusters,
      forms: forms.filter(({ key }) => keys.has(key)),
    }),
    groups: countGroups(all),
    end: left.length > shown.length ? [last.group, last.plural] : undefined,
  };
}

/** A kind has several forms if clusters define or name it differently. */
function uniqueByKey(forms: KindForm[]): KindForm[] {
  return [...new Map(forms.map(form => [form.key, form])).values()];
}

function fits(
  { group, plural, facts }: KindForm,
  { group: wanted, text }: KindQuery,
): boolean {
  const part = text?.toLowerCase();
  return (
    (wanted === undefined || group === wanted) &&
    (part === undefined ||
      [facts.kind, group, plural].some(each =>
        each.toLowerCase().includes(part),
      ))
  );
}

function countGroups(kinds: KindForm[]): Count[] {
  const groups = groupBy(kinds, ({ group }) => group);
  return [...groups].map(([name, { length }]) => ({ name, count: length }));
}

async function withCounts(options: {
  knex: Knex;
  clusters: string[];
  forms: KindFormInClusters[];
}): Promise<StoredKind[]> {
  const { knex, clusters, forms } = options;
  const rows: CountRow[] = await knex('kinds')
    .whereIn('cluster', clusters)
    .whereIn('key', [...new Set(forms.map(({ key }) => key))])
    .groupBy('form_hash')
    .select('form_hash')
    .count({ counted: 'objects' })
    .sum({ objects: 'objects' })
    .min({ exact: 'is_exact', counted_at: 'counted_at' });
  const counts = new Map(rows.map(row => [row.form_hash, row]));
  return forms.map(({ hash, group, plural, facts, clusters: names }) => ({
    group,
    plural,
    facts,
    clusters: names.length,
    ...toCounts(counts.get(hash)),
  }));
}

/** PostgreSQL returns sums and counts as strings. */
interface CountRow {
  form_hash: string;
  counted: number | string;
  objects: number | string | null;
  exact: number | null;
  counted_at: string | null;
}

function toCounts(row: CountRow | undefined) {
  return {
    counted: Number(row?.counted ?? 0),
    objects: Number(row?.objects ?? 0),
    isExact: Number(row?.exact) === 1,
    countedAt: row?.counted_at ?? undefined,
  };
}
