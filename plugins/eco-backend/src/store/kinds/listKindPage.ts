import { Count } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { AssessedKind } from '../../operators';
import { groupBy } from '../../groupBy';
import { compareKinds } from './compareKinds';
import { KindForm, KindFormInClusters, KindForms } from './KindForms';

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

/** A page of the kinds of some clusters. */
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
  const all = onceEach(forms);
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

/** A kind has several forms where clusters have it otherwise or name it otherwise. */
function onceEach(forms: KindForm[]): KindForm[] {
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

/** PostgreSQL gives numbers as texts. */
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
