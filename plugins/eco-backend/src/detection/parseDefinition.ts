import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import { ToolDefinition } from './definition';

/**
 * Why a file, or something in it, is no definition.
 *
 * @alpha
 */
export interface DefinitionProblem {
  file: string;
  /** The first line is 1. */
  line: number;
  /** Names the field and what it should be. */
  reason: string;
}

const MAXIMAL_PROBLEMS = 10;

/**
 * Makes the check of the published schema.
 *
 * @param schema - the content of `definition.schema.json`
 */
export function compileSchema(
  schema: object,
): ValidateFunction<ToolDefinition> {
  const ajv = new Ajv({
    allErrors: true,
    discriminator: true,
    strict: true,
    // A condition may require what is declared beside it.
    strictRequired: false,
  });
  addFormats(ajv, ['date', 'uri']);
  return ajv.compile<ToolDefinition>(schema);
}

function toPath(pointer: string): Array<string | number> {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The line of a value, or of the nearest thing round it that was written. */
function lineOf(
  document: Document,
  lines: LineCounter,
  path: Array<string | number>,
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

function inWords(error: ErrorObject): { reason: string; key?: string } {
  const field = toPath(error.instancePath).join('.') || 'the definition';
  const { params, keyword, message } = error;
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    return {
      key,
      reason: `${field}: unknown field "${key}"; remove it or see definition.schema.json`,
    };
  }
  if (keyword === 'enum') {
    return {
      reason: `${field}: must be one of ${params.allowedValues.join(', ')}`,
    };
  }
  if (keyword === 'discriminator') {
    return {
      key: 'kind',
      reason: `${field}: unknown kind of signal "${params.tagValue ?? ''}"`,
    };
  }
  return { reason: `${field}: ${message}` };
}

/**
 * Reads one definition.
 *
 * @param file - its name, for the problems
 * @param text - its content, YAML
 * @returns the definition, or every problem that it has (at most ten)
 */
export function parseDefinition(
  file: string,
  text: string,
  validate: ValidateFunction<ToolDefinition>,
): { definition?: ToolDefinition; problems: DefinitionProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.slice(0, MAXIMAL_PROBLEMS).map(error => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        reason: `is no valid YAML: ${error.message.split('\n')[0]}`,
      })),
    };
  }
  const content: unknown = document.toJS({ maxAliasCount: 100 });
  if (validate(content)) {
    return checkExpressions(file, content, path =>
      lineOf(document, lines, path),
    );
  }
  const problems = (validate.errors ?? [])
    .filter(error => error.keyword !== 'if')
    .slice(0, MAXIMAL_PROBLEMS)
    .map(error => {
      const { reason, key } = inWords(error);
      const line = lineOf(document, lines, toPath(error.instancePath), key);
      return { file, line, reason };
    });
  return { problems };
}

/** A schema cannot say whether a regular expression is one. */
function checkExpressions(
  file: string,
  definition: ToolDefinition,
  lineAt: (path: Array<string | number>) => number,
): { definition?: ToolDefinition; problems: DefinitionProblem[] } {
  const problems: DefinitionProblem[] = [];
  for (const [group, signals] of Object.entries(definition.signals)) {
    for (const [position, signal] of signals.entries()) {
      if (signal.kind === 'image' && signal.tagPattern !== undefined) {
        const path = ['signals', group, position, 'tagPattern'];
        try {
          RegExp(signal.tagPattern);
        } catch (error) {
          const reason = `${path.join('.')}: ${(error as Error).message}`;
          problems.push({ file, line: lineAt(path), reason });
        }
      }
    }
  }
  return problems.length > 0 ? { problems } : { definition, problems };
}
