import { Knex } from 'knex';
import { AssessedKind } from '../../operators';
import { contentHash } from '../contentHash';
import { storableKey, storableText } from '../storableText';
import { ClusterRow, KindRow, KindSchemaRow } from '../tables';
import { inChunks, upsertRows } from '../upsertRows';
import { writeChanges } from '../writeChanges';

/** Writes the changed kinds of a cluster and the hashes of their schemas. */
export async function writeKinds(options: {
  trx: Knex;
  cluster: string;
  kinds: readonly AssessedKind[];
}): Promise<void> {
  const { trx, cluster, kinds } = options;
  const rows = kinds.map(kind => toRow(cluster, kind));
  await writeChanges({ trx, table: 'kinds', cluster, rows });
  await trx<ClusterRow>('clusters')
    .where('name', cluster)
    .update({ kinds_hash: hashOfAll(rows) });
  await writeSchemas({
    trx,
    cluster,
    hashes: new Set(kinds.flatMap(({ schemaHashes }) => schemaHashes)),
  });
}

function toRow(cluster: string, kind: AssessedKind): KindRow {
  const { group, plural, count } = kind;
  const facts = storableText(JSON.stringify(kind.facts));
  const controller = storableText(JSON.stringify(kind.controller));
  const formHash = contentHash(group, plural, facts, kind.schemasHash);
  return {
    cluster,
    key: kindKey(kind),
    api_group: storableText(group),
    plural: storableText(plural),
    kind: storableText(kind.facts.kind),
    hash: contentHash(formHash, controller, JSON.stringify(count ?? {})),
    facts,
    controller,
    objects: count?.count ?? null,
    is_exact: count ? Number(count.isExact) : null,
    counted_at: count?.countedAt ?? null,
    schemas_hash: kind.schemasHash,
    form_hash: formHash,
  };
}

/** If two rows have the same key, the last one counts, as in writeChanges. */
function hashOfAll(rows: KindRow[]): string {
  const hashes = new Map(rows.map(row => [row.key, row.form_hash]));
  return contentHash(...[...hashes.values()].sort());
}

/** Returns the key of a kind within its cluster. */
export function kindKey(kind: { group: string; plural: string }): string {
  return storableKey(`${kind.plural}.${kind.group}`);
}

async function writeSchemas(options: {
  trx: Knex;
  cluster: string;
  hashes: ReadonlySet<string>;
}): Promise<void> {
  const { trx, cluster, hashes } = options;
  const table = () => trx<KindSchemaRow>('kind_schemas').where({ cluster });
  const stored = new Set(await table().pluck('hash'));
  const gone = [...stored].filter(hash => !hashes.has(hash));
  for (const chunk of inChunks(gone)) {
    await table().whereIn('hash', chunk).delete();
  }
  await upsertRows<KindSchemaRow>({
    trx,
    table: 'kind_schemas',
    rows: [...hashes]
      .filter(hash => !stored.has(hash))
      .map(hash => ({ cluster, hash })),
    key: ['hash', 'cluster'],
  });
}
