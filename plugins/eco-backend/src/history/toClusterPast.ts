import { ClusterPast } from '@backstage-eco/plugin-eco-common';
import {
  CrdRecord,
  crdName,
  Fact,
  inOrder,
  KnownFacts,
  ReadingRecord,
  SUBJECTS,
  toolId,
  ToolRecord,
} from './KnownFacts';

/**
 * Converts the facts of a cluster to the API form, with tools and CRDs sorted
 * by name. Omitted fields are unknown. Pure.
 */
export function toClusterPast(
  facts: KnownFacts,
): Omit<ClusterPast, 'cluster' | 'at'> {
  const reading = facts.get(SUBJECTS.reading) as ReadingRecord | undefined;
  const version = facts.get(SUBJECTS.kubernetesVersion);
  const sorted = inOrder(facts);
  return {
    kubernetesVersion: typeof version === 'string' ? version : undefined,
    status: reading?.status,
    reason: reading?.reason,
    tools: sorted.flatMap(([subject, fact]) => {
      const id = toolId(subject);
      // Null is a tool that was searched and was absent.
      return id === undefined || fact === null
        ? []
        : [{ toolId: id, ...(fact as ToolRecord) }];
    }),
    crds: facts.has(SUBJECTS.crds) ? toPastCrds(sorted) : undefined,
  };
}

function toPastCrds(
  sorted: Array<[string, Fact]>,
): NonNullable<ClusterPast['crds']> {
  return sorted.flatMap(([subject, fact]) => {
    const name = crdName(subject);
    if (name === undefined) {
      return [];
    }
    const { versions, storedVersions } = fact as CrdRecord;
    const served = versions.filter(version => version.served);
    return [
      { name, versions: served.map(version => version.name), storedVersions },
    ];
  });
}
