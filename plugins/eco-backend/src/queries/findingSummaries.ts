import { FindingSummary } from '@backstage-eco/plugin-eco-common';
import { Check } from '@backstage-eco/plugin-eco-node';
import type { StoredFinding } from '../store';

/**
 * Returns a function that converts stored findings to list items of the API.
 */
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
