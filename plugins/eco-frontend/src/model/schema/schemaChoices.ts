import { KindRow } from '../kindRows';

/** A schema that some clusters have for a version of a kind. */
export interface SchemaChoice {
  hash: string;
  version: string;
  clusters: string[];
}

/**
 * The schemas of a kind, those that are stored first: clusters whose version has
 * the same schema stand together.
 */
export function schemaChoices(rows: KindRow[]): SchemaChoice[] {
  const choices = new Map<string, SchemaChoice & { isStored: boolean }>();
  for (const { cluster, versions } of rows) {
    for (const { name, schemaHash, isStored } of versions) {
      if (schemaHash) {
        const key = `${name} ${schemaHash}`;
        const choice = choices.get(key) ?? {
          hash: schemaHash,
          version: name,
          clusters: [],
          isStored: false,
        };
        choice.clusters.push(cluster);
        choice.isStored ||= isStored;
        choices.set(key, choice);
      }
    }
  }
  return [...choices.values()]
    .sort((a, b) => Number(b.isStored) - Number(a.isStored))
    .map(({ hash, version, clusters }) => ({ hash, version, clusters }));
}
