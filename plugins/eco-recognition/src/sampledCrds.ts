import { SIGNAL_GROUPS, ToolDefinition } from './definition';

/**
 * Returns the full names, sorted, of the CRDs whose custom resources the
 * definitions need. Until these are sampled, some tools are unknown.
 *
 * @public
 */
export function sampledCrds(definitions: readonly ToolDefinition[]): string[] {
  const names = new Set<string>();
  for (const { signals } of definitions) {
    for (const signal of SIGNAL_GROUPS.flatMap(group => signals[group] ?? [])) {
      if (signal.kind === 'customResource') {
        signal.crds.forEach(name => names.add(name));
      }
    }
  }
  return [...names].sort();
}
