import { DefinitionProblem } from '@backstage-eco/plugin-eco-common';

/** A problem as `file:line: reason`, which editors and terminals can follow. */
export function printProblem({
  file,
  line,
  reason,
}: DefinitionProblem): string {
  return line === undefined
    ? `${file}: ${reason}`
    : `${file}:${line}: ${reason}`;
}
