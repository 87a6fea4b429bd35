import { Knex } from 'knex';
import { AssessedKind } from '../../operators';
import { appendTo } from '../../appendTo';
import { formsOf, rowsOfForms } from '../forms';
import { ClusterRow, KindRow } from '../tables';

/** A kind as some clusters have it, apart from its objects. */
export interface KindForm {
  /** Of all below. */
  hash: string;
  key: string;
  group: string;
  plural: string;
  facts: AssessedKind['facts'];
  /** Left out: not known. */
  schemasHash?: string;
}

/** A form, and the names of the clusters that have it, in their order. */
export interface KindFormInClusters extends KindForm {
  clusters: string[];
}

/** The kinds that a cluster had when they were read. */
interface HeldKinds {
  /** Of all its forms. */
  hash: string;
  forms: KindForm[];
}

/** More than a portal has. Clusters that it has no more stay until then. */
const MAX_CLUSTERS = 2_000;

type HashedCluster = Pick<ClusterRow, 'name' | 'kinds_hash'>;

/**
 * The kinds of clusters, held in memory by the hash of their content: a hundred
 * clusters have tens of thousands, most of them alike, and they seldom change. What
 * has a hash never changes, so that nothing here gets old. What a cluster had before is
 * not held: one that changes all the time would fill the memory. It knows no
 * permissions: callers name the clusters that may be seen.
 */
export class KindForms {
  /** By the name of the cluster. Clusters share the forms that are the same. */
  readonly #held = new Map<string, HeldKinds>();

  /**
   * The forms that some clusters have, each once.
   *
   * @param options - `knex`: of readTogether, so that a list belongs to its hash
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

  /** @returns by cluster */
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

  /** All that are held, by their hashes. */
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
    // The form is the one that writeKinds wrote.
    facts: JSON.parse(row.facts),
    ...(row.schemas_hash !== null && { schemasHash: row.schemas_hash }),
  };
}
