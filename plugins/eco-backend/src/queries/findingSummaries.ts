import { FindingSummary } from '@backstage-eco/plugin-eco-common';
import { Check } from '@backstage-eco/plugin-eco-node';
import type { StoredFinding } from '../store';

/** Makes findings as the API shows them in a list. */
export function findingSummaries(
  checks: readonly Check[],
): (finding: StoredFinding) => FindingSummary {
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  return finding => {
    const { fingerprint, aspect, evidence, objects, values, toolId, ...shown } =
      finding;
    return {
      ...shown,
      title: titles.get(finding.checkId) ?? finding.checkId,
      objectCount: objects?.count,
    };
  };
}
