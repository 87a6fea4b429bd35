import { KIND_SOURCES } from '../kinds';

/**
 * Returns how each kind is requested, as the cells of a table in
 * docs/inventory.md.
 */
export function requestTable(): string[][] {
  return Object.values(KIND_SOURCES).map(
    ({ part, kind, group, versions, selector, form, later }) => [
      code(part),
      kind,
      versions
        .map(version => code([group, version].filter(Boolean).join('/')))
        .join(', '),
      [selector?.label, selector?.field]
        .filter(each => each !== undefined)
        .map(code)
        .join(', ') || 'all',
      form ?? 'full',
      later ?? 'changes',
    ],
  );
}

/**
 * Returns the facts stored of each kind and their users, as the cells of a
 * table in docs/inventory.md.
 */
export function factTable(): string[][] {
  return Object.values(KIND_SOURCES).flatMap(({ part, uses }) => {
    const needs = new Map<string, string[]>();
    for (const [use, facts] of Object.entries(uses)) {
      for (const fact of facts.length > 0 ? facts : [undefined]) {
        const name = fact ? code(fact) : 'metadata alone';
        needs.set(name, [...(needs.get(name) ?? []), use]);
      }
    }
    return [...needs].map(([fact, by]) => [code(part), fact, by.join(', ')]);
  });
}

function code(text: string): string {
  return `\`${text}\``;
}
