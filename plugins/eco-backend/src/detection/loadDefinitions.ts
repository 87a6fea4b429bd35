import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { DefinitionProblem } from '@backstage-eco/plugin-eco-common';
import { ValidateFunction } from 'ajv';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { compileSchema, ValuePath } from './findMistakes';
import { parseDefinition, ParsedDefinition } from './parseDefinition';

/**
 * Valid definitions, and the problems of the others.
 *
 * @alpha
 */
export interface LoadedDefinitions {
  /** Sorted by id. */
  definitions: ToolDefinition[];
  problems: DefinitionProblem[];
}

/**
 * Returns the directory of the definitions that ship with Eco.
 *
 * @alpha
 */
export function builtInDefinitionsDirectory(): string {
  return resolvePackagePath('@backstage-eco/plugin-eco-backend', 'definitions');
}

/** Loads the validation function of the published schema. */
export async function loadValidation(): Promise<
  ValidateFunction<ToolDefinition>
> {
  const file = join(builtInDefinitionsDirectory(), 'definition.schema.json');
  return compileSchema(JSON.parse(await readFile(file, 'utf8')));
}

/**
 * Merges definitions from several places.
 *
 * @param loaded - later definitions replace earlier ones with the same id
 */
export function mergeDefinitions(
  loaded: readonly LoadedDefinitions[],
): LoadedDefinitions {
  const byId = new Map(
    loaded.flatMap(({ definitions }) =>
      definitions.map(each => [each.id, each] as const),
    ),
  );
  return {
    definitions: [...byId.values()].sort((one, other) =>
      one.id < other.id ? -1 : 1,
    ),
    problems: loaded.flatMap(({ problems }) => problems),
  };
}

/** A definition and its source. */
export interface FoundDefinition {
  definition: ToolDefinition;
  file: string;
  /** Returns the line of a value. Omitted if not read from a file. */
  lineOf?(path: ValuePath): number;
}

/** Returns a problem with a value of a definition. */
export function problemAt(
  { file, lineOf }: FoundDefinition,
  path: ValuePath,
  reason: string,
): DefinitionProblem {
  return { file, ...(lineOf && { line: lineOf(path) }), reason };
}

/**
 * Keeps the first definition of each id from a single place, and reports the
 * others as problems.
 *
 * @param found - definitions read from that place
 */
export function keepFirstOfEachId(
  found: readonly FoundDefinition[],
): LoadedDefinitions {
  const first = new Map<string, FoundDefinition>();
  const problems: DefinitionProblem[] = [];
  for (const each of found) {
    const { id } = each.definition;
    const known = first.get(id);
    if (known) {
      const where = basename(known.file);
      const reason = `id: "${id}" is already defined by ${where}; remove one`;
      problems.push(problemAt(each, ['id'], reason));
    } else {
      first.set(id, each);
    }
  }
  const definitions = [...first.values()].map(({ definition }) => definition);
  return { definitions, problems };
}

async function definitionFiles(
  directory: string,
): Promise<{ files: string[]; problem?: DefinitionProblem }> {
  try {
    const names = await readdir(directory);
    return {
      files: names
        .filter(name => /\.ya?ml$/.test(name))
        .sort()
        .map(name => join(directory, name)),
    };
  } catch (error) {
    const reason = `the folder cannot be read: ${codeOf(error)}`;
    return { files: [], problem: { file: directory, reason } };
  }
}

/**
 * Returns a code such as `ENOENT`. The message would reveal file paths of the
 * portal.
 */
function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}

async function readDefinition(
  file: string,
  validate: ValidateFunction<ToolDefinition>,
): Promise<ParsedDefinition> {
  try {
    return parseDefinition(file, await readFile(file, 'utf8'), validate);
  } catch (error) {
    const reason = `cannot be read: ${codeOf(error)}`;
    return { problems: [{ file, reason }], lineOf: () => 1 };
  }
}

/**
 * Reads the definitions in a directory, one YAML file `<id>.yaml` per tool. A
 * problem with one file does not affect the others.
 */
export async function readDirectory(
  directory: string,
  validate: ValidateFunction<ToolDefinition>,
): Promise<{ found: FoundDefinition[]; problems: DefinitionProblem[] }> {
  const { files, problem } = await definitionFiles(directory);
  const problems = problem ? [problem] : [];
  const found: FoundDefinition[] = [];
  for (const file of files) {
    const parsed = await readDefinition(file, validate);
    const { definition, lineOf } = parsed;
    problems.push(...parsed.problems);
    if (!definition) {
      continue;
    }
    const each = { definition, file, lineOf };
    const { id } = definition;
    if (basename(file).replace(/\.ya?ml$/, '') === id) {
      found.push(each);
    } else {
      const reason = `id: "${id}" needs the file name ${id}.yaml; rename one`;
      problems.push(problemAt(each, ['id'], reason));
    }
  }
  return { found, problems };
}

/**
 * Reads the definitions in several directories.
 *
 * @param directories - a definition in a later directory replaces one with the
 * same id from an earlier directory; duplicate ids within a directory are a
 * problem
 *
 * @alpha
 */
export async function loadDefinitions(
  directories: readonly string[],
): Promise<LoadedDefinitions> {
  const validate = await loadValidation();
  const loaded: LoadedDefinitions[] = [];
  for (const directory of directories) {
    const { found, problems } = await readDirectory(directory, validate);
    const kept = keepFirstOfEachId(found);
    loaded.push({
      definitions: kept.definitions,
      problems: [...problems, ...kept.problems],
    });
  }
  return mergeDefinitions(loaded);
}
