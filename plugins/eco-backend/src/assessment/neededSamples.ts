import { CrdFacts } from '@backstage-eco/plugin-eco-node';
import {
  sampledCrds,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';

/** The Database resource of docs/databases.md. */
const DATABASES = 'databases.example.com';

/**
 * Says of which CRDs samples are waited for: definitions ask for them to tell a
 * tool, the check of deprecated versions to find who writes them, and databases to
 * know what runs them.
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
