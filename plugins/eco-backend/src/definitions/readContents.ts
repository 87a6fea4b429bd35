import { ValidateFunction } from 'ajv';
import { DefinitionProblem } from '@backstage-eco/plugin-eco-common';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import {
  findMistakes,
  FoundDefinition,
  keepFirstOfEachId,
  LoadedDefinitions,
} from '../detection';

/**
 * Validates definitions that do not come from files.
 *
 * @param contents - potential definitions, each with its origin
 */
export function readContents(
  contents: ReadonlyArray<{ file: string; content: unknown }>,
  validate: ValidateFunction<ToolDefinition>,
): LoadedDefinitions {
  const found: FoundDefinition[] = [];
  const problems: DefinitionProblem[] = [];
  for (const { file, content } of contents) {
    const mistakes = findMistakes(content, validate);
    problems.push(...mistakes.map(({ reason }) => ({ file, reason })));
    if (mistakes.length === 0) {
      found.push({ file, definition: content as ToolDefinition });
    }
  }
  const kept = keepFirstOfEachId(found);
  return {
    definitions: kept.definitions,
    problems: [...problems, ...kept.problems],
  };
}
