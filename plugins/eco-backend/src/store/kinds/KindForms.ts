import { Knex } from 'knex';
import { AssessedKind } from '../../operators';
import { appendTo } from '../../appendTo';
import { formsOf, rowsOfForms } from '../forms';
import { ClusterRow, KindRow } from '../tables';

/** A kind as defined in some clusters, without its objects. */
export interface KindForm {
  /** Hash of all fields below. */
  hash: string;
  key: string;
  group: string;
  plural: string;
  facts: AssessedKind['facts'];
  /** Omitted if unknown. */
  schemasHash?: string;
}

/** A form and the sorted names of the clusters that have it. */
export interface KindFormInClusters extends KindForm {
  clusters: string[];
}

/** Cached kinds of a cluster. */
interface HeldKinds {
  /** Hash of all its forms. */
  hash: string;
  forms: KindForm[];
}

/**
 * More than any portal has. Entries of former clusters stay until this is
 * exceeded.
 */
const MAX_CLUSTERS = 2_000;

type HashedCluster = Pick<ClusterRow, 'name' | 'kinds_hash'>;

/**
 * In-memory cache of the kinds of clusters, keyed by content hash. A hundred
 * clusters have tens of thousands of kinds, mostly identical, and they seldom
 * change. Content behind a hash never changes, so entries do not expire. Only
 * the latest kinds of a cluster are cached, or frequent changes would fill the
 * memory. The cache does not check permissions: callers pass the clusters that
 * may be seen.
 */
export class KindForms {
  /** By cluster name. Clusters share identical forms. */
  readonly #held = new Map<string, HeldKinds>();

  /**
   * Returns the distinct forms of some clusters.
   *
   * @param options - `knex`: a snapshot from readTogether, so that lists match
   * their hash
   */
  async inClusters(options: {
    knex: Knex;
    clusters: string[];
  }): Promise<KindFormInClusters[]> {
    const { knex, clusters } = options;
    const rows: HashedCluster[] = await knex<ClusterRow>('clusters')
      .whereIn('name', clusters)
      .orderBy('name')
      .select('name', 'kinds_hash');
    const lists = await this.#listsOf(knex, rows);
    const found = new Map<string, KindFormInClusters>();
    for (const { name } of rows) {
      for (const form of lists.get(name) ?? []) {
        const same = found.get(form.hash);
        if (same) {
          same.clusters.push(name);
        } else {
          found.set(form.hash, { ...form, clusters: [name] });
        }
      }
    }
    return [...found.values()];
  }

  /** @returns forms by cluster */
  async #listsOf(
    knex: Knex,
    rows: HashedCluster[],
  ): Promise<Map<string, KindForm[]>> {
    const lists = new Map<string, KindForm[]>();
    const missing: HashedCluster[] = [];
    for (const row of rows) {
      const held = this.#held.get(row.name);
      if (held && held.hash === row.kinds_hash) {
        lists.set(row.name, held.forms);
      } else {
        missing.push(row);
      }
    }
    const read = await this.#read(
      knex,
      missing.map(({ name }) => name),
    );
    for (const { name, kinds_hash: hash } of missing) {
      const forms = read.get(name) ?? [];
      lists.set(name, forms);
      this.#hold(name, hash, forms);
    }
    return lists;
  }

  async #read(
    knex: Knex,
    clusters: string[],
  ): Promise<Map<string, KindForm[]>> {
    if (clusters.length === 0) {
      return new Map();
    }
    const forms = formsOf(knex, { table: 'kinds', clusters });
    const formRows: KindRow[] = await rowsOfForms(knex, 'kinds', forms)
      .select('r.form_hash', 'r.key', 'r.api_group', 'r.plural')
      .select('r.facts', 'r.schemas_hash');
    const held = this.#forms();
    const read = new Map(
      formRows.map(row => [
        row.form_hash,
        held.get(row.form_hash) ?? toForm(row),
      ]),
    );
    const rows = await knex<KindRow>('kinds')
      .whereIn('cluster', clusters)
      .select('cluster', 'form_hash');
    const lists = new Map<string, KindForm[]>();
    for (const { cluster, form_hash: hash } of rows) {
      appendTo(lists, cluster, read.get(hash)!);
    }
    return lists;
  }

  #hold(cluster: string, hash: string | null, forms: KindForm[]): void {
    this.#held.delete(cluster);
    if (this.#held.size >= MAX_CLUSTERS) {
      this.#held.clear();
    }
    if (hash !== null) {
      this.#held.set(cluster, { hash, forms });
    }
  }

  /** Returns all cached forms by hash. */
  #forms(): Map<string, KindForm> {
    const all = [...this.#held.values()].flatMap(({ forms }) => forms);
    return new Map(all.map(form => [form.hash, form]));
  }
}

function toForm(row: KindRow): KindForm {
  return {
    hash: row.form_hash,
    key: row.key,
    group: row.api_group,
    plural: row.plural,
    // Written by writeKinds.
    facts: JSON.parse(row.facts),
    ...(row.schemas_hash !== null && { schemasHash: row.schemas_hash }),
  };
}
