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

/** A list has some hundreds of forms, which the lists share. */
const MAX_LISTS = 2_000;

type HashedCluster = Pick<ClusterRow, 'name' | 'kinds_hash'>;

/**
 * The kinds of clusters, held in memory by the hash of their content: a hundred
 * clusters have tens of thousands, most of them alike, and they seldom change. What
 * has a hash never changes, so that nothing here gets old. It knows no permissions:
 * callers name the clusters that may be seen.
 */
export class KindForms {
  /** By their hashes. */
  readonly #forms = new Map<string, KindForm>();
  /** Those of a cluster, by the hash of all of them. */
  readonly #lists = new Map<string, KindForm[]>();

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
      const list = this.#lists.get(row.kinds_hash ?? '');
      if (list) {
        lists.set(row.name, list);
      } else {
        missing.push(row);
      }
    }
    const read = await this.#read(
      knex,
      missing.map(({ name }) => name),
    );
    for (const { name, kinds_hash: hash } of missing) {
      const list = read.get(name) ?? [];
      lists.set(name, list);
      if (hash !== null) {
        this.#lists.set(hash, list);
      }
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
    if (this.#lists.size > MAX_LISTS) {
      this.#lists.clear();
      this.#forms.clear();
    }
    const forms = formsOf(knex, { table: 'kinds', clusters });
    const formRows: KindRow[] = await rowsOfForms(knex, 'kinds', forms)
      .select('r.form_hash', 'r.key', 'r.api_group', 'r.plural')
      .select('r.facts', 'r.schemas_hash');
    const read = new Map(
      formRows.map(row => [row.form_hash, this.#hold(toForm(row))]),
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

  /** @returns the one that is held of all that are the same */
  #hold(form: KindForm): KindForm {
    const held = this.#forms.get(form.hash) ?? form;
    this.#forms.set(form.hash, held);
    return held;
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
