import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import {
  sampledCrds,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';

/** The Database CRD of docs/databases.md. */
const DATABASES = 'databases.example.com';

/**
 * Returns a predicate for CRDs whose samples are needed. Definitions need them
 * to detect tools, the check of deprecated versions to find their writers, and
 * databases to know their operators.
 */
export function neededSamples(
  definitions: readonly ToolDefinition[],
): (crd: CrdFacts) => boolean {
  const names = new Set([...sampledCrds(definitions), DATABASES]);
  const groups = new Set(
    definitions
      .filter(({ layers }) => layers.includes('data'))
      .flatMap(({ signals }) => Object.values(signals).flat())
      .flatMap(signal => (signal.kind === 'crd' && signal.groups) || []),
  );
  return ({ name, group, versions }) =>
    names.has(name) ||
    groups.has(group) ||
    versions.some(({ served, deprecated }) => served && deprecated);
}
