import { DefinitionProblem } from '@backstage-eco/plugin-eco-common';

/**
 * Formats a problem as `file:line: reason`, which editors and terminals can
 * link.
 */
export function printProblem({
  file,
  line,
  reason,
}: DefinitionProblem): string {
  return line === undefined
    ? `${file}: ${reason}`
    : `${file}:${line}: ${reason}`;
}
