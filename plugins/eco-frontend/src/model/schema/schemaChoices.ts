import { KindRow } from '../kindRows';

/** A schema that some clusters have for a version of a kind. */
export interface SchemaChoice {
  hash: string;
  version: string;
  clusters: string[];
}

/**
 * Returns the distinct schemas of a kind, stored versions first. Clusters with
 * the same schema of a version share an entry.
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
