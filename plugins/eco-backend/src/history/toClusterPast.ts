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
 * What was known of a cluster, in the words of the API: tools and CRDs in the
 * order of their names. Pure. What is left out was unknown.
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
      // Null is a tool that was looked for and was absent.
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
