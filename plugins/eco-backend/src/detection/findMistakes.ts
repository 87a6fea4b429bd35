import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { RE2JS } from 're2js';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';

/** Keys and indexes from the root of a definition to a value. */
export type ValuePath = Array<string | number>;

/** An invalid part of a definition. */
export interface Mistake {
  /** Path of the value. Empty for the whole definition. */
  path: ValuePath;
  /** Key within that value, if the key is invalid. */
  key?: string;
  /** Names the field and says how to fix it. */
  reason: string;
}

const MAX_MISTAKES = 10;

/** Explanations of the schema's patterns and formats. */
const FORMS: Record<string, string> = {
  date: 'must be a day that exists, written YYYY-MM-DD',
  uri: 'must be the address of a web page, such as https://example.com/docs',
  '^https://': 'must begin with https://',
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$':
    'must consist of small letters, digits and hyphens',
};

/**
 * Compiles the published schema to a validation function.
 *
 * @param schema - content of `definition.schema.json`
 */
export function compileSchema(
  schema: object,
): ValidateFunction<ToolDefinition> {
  const ajv = new Ajv({
    allErrors: true,
    discriminator: true,
    strict: true,
    // A condition may require a property that its sibling declares.
    strictRequired: false,
    // The message for an unknown field lists the known ones.
    verbose: true,
  });
  addFormats(ajv, ['date', 'uri']);
  return ajv.compile<ToolDefinition>(schema);
}

/**
 * Validates the content of a definition from any source. Pure.
 *
 * @returns at most ten mistakes; without any, the content is a
 * {@link ToolDefinition}
 */
export function findMistakes(
  content: unknown,
  validate: ValidateFunction<ToolDefinition>,
): Mistake[] {
  const mistakes = validate(content)
    ? findBrokenExpressions(content)
    : (validate.errors ?? []).filter(isSpecific).map(toMistake);
  return mistakes.slice(0, MAX_MISTAKES);
}

/** Some errors only summarize others. */
function isSpecific({ keyword }: ErrorObject): boolean {
  return keyword !== 'if';
}

function toPath(pointer: string): ValuePath {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
}

function toMistake(error: ErrorObject): Mistake {
  const path = toPath(error.instancePath);
  const field = path.join('.') || 'the definition';
  const key =
    error.keyword === 'additionalProperties'
      ? String(error.params.additionalProperty)
      : undefined;
  return {
    path,
    ...(key !== undefined && { key }),
    ...(error.keyword === 'discriminator' && { key: 'kind' }),
    reason: `${field}: ${toReason(error)}`,
  };
}

function toReason({
  keyword,
  params,
  parentSchema,
  message,
}: ErrorObject): string {
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys(parentSchema?.properties ?? {}).join(', ');
      return `unknown field "${params.additionalProperty}"; known are ${known}`;
    }
    case 'required':
      return `"${params.missingProperty}" is missing; add it`;
    case 'enum':
      return `must be one of ${params.allowedValues.join(', ')}`;
    case 'discriminator':
      return `unknown kind of signal "${
        params.tagValue ?? ''
      }"; definition.schema.json has the kinds`;
    case 'maxLength':
      return `is too long; say it in ${params.limit} characters`;
    case 'uniqueItems':
      return `names the same twice; remove one`;
    case 'pattern':
      return FORMS[params.pattern] ?? `must match ${params.pattern}`;
    case 'format':
      return FORMS[params.format] ?? `must be a ${params.format}`;
    default:
      return message ?? keyword;
  }
}

/** A schema cannot validate the syntax of regular expressions. */
function findBrokenExpressions(definition: ToolDefinition): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const [group, signals] of Object.entries(definition.signals)) {
    for (const [position, signal] of signals.entries()) {
      if (signal.kind === 'image' && signal.tagPattern !== undefined) {
        const path = ['signals', group, position, 'tagPattern'];
        try {
          RE2JS.compile(signal.tagPattern);
        } catch (error) {
          const { message } = error as Error;
          mistakes.push({ path, reason: `${path.join('.')}: ${message}` });
        }
      }
    }
  }
  return mistakes;
}
