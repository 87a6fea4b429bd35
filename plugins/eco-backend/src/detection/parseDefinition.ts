import { DefinitionProblem } from '@backstage-eco/plugin-eco-common';
import { ValidateFunction } from 'ajv';
import { Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { findMistakes, ValuePath } from './findMistakes';

/** A parsed definition, or at most ten problems. */
export interface ParsedDefinition {
  definition?: ToolDefinition;
  problems: DefinitionProblem[];
  /** Returns the line of a value, or of its nearest ancestor in the file. */
  lineOf(path: ValuePath): number;
}

const MAX_SYNTAX_ERRORS = 10;

/**
 * Parses a definition.
 *
 * @param file - file name for problems
 * @param text - YAML content
 */
export function parseDefinition(
  file: string,
  text: string,
  validate: ValidateFunction<ToolDefinition>,
): ParsedDefinition {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (path: ValuePath, key?: string) =>
    findLine(document, lines, path, key);
  if (document.errors.length > 0) {
    const problems = document.errors
      .slice(0, MAX_SYNTAX_ERRORS)
      .map(({ pos, message }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        reason: `is no valid YAML: ${message.split('\n')[0]}`,
      }));
    return { problems, lineOf };
  }
  const content: unknown = document.toJS({ maxAliasCount: 100 });
  const problems = findMistakes(content, validate).map(
    ({ path, key, reason }) => ({ file, line: lineOf(path, key), reason }),
  );
  return problems.length > 0
    ? { problems, lineOf }
    : { definition: content as ToolDefinition, problems, lineOf };
}

function findLine(
  document: Document,
  lines: LineCounter,
  path: ValuePath,
  key?: string,
): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const pair =
      isMap(node) && length === path.length
        ? node.items.find(item => String(item.key) === key)
        : undefined;
    const found = pair ? pair.key : node;
    if (isNode(found) && found.range) {
      return lines.linePos(found.range[0]).line;
    }
  }
  return 1;
}
