import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { DefinitionProblem } from '@backstage-eco/plugin-eco-common';
import { ValidateFunction } from 'ajv';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { compileSchema, ValuePath } from './findMistakes';
import { parseDefinition, ParsedDefinition } from './parseDefinition';

/**
 * Definitions that can be used, and what is wrong with the others.
 *
 * @alpha
 */
export interface LoadedDefinitions {
  /** Sorted by id. */
  definitions: ToolDefinition[];
  problems: DefinitionProblem[];
}

/**
 * The folder of the definitions that come with Eco.
 *
 * @alpha
 */
export function builtInDefinitionsDirectory(): string {
  return resolvePackagePath('@backstage-eco/plugin-eco-backend', 'definitions');
}

/** The check of the published schema. */
export async function loadValidation(): Promise<
  ValidateFunction<ToolDefinition>
> {
  const file = join(builtInDefinitionsDirectory(), 'definition.schema.json');
  return compileSchema(JSON.parse(await readFile(file, 'utf8')));
}

/**
 * Puts definitions of several places together.
 *
 * @param loaded - a definition of a later place replaces the one with the same
 * id of an earlier place
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

/** A definition, and where it was read. */
export interface FoundDefinition {
  definition: ToolDefinition;
  file: string;
  /** The line of a value; left out where it was not read from a file. */
  lineOf?(path: ValuePath): number;
}

/** A problem with a value of a definition that was read. */
export function problemAt(
  { file, lineOf }: FoundDefinition,
  path: ValuePath,
  reason: string,
): DefinitionProblem {
  return { file, ...(lineOf && { line: lineOf(path) }), reason };
}

/**
 * Keeps the first definition with an id, where one place has several.
 *
 * @param found - what was read there
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

/** For example `ENOENT`. The message would show where the portal's files lie. */
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
 * Reads the definitions of one folder, one YAML file a tool, `<id>.yaml`. What is
 * wrong with a file is a problem of this file only; the others are still read.
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
 * Reads the definitions of folders.
 *
 * @param directories - a definition of a later folder replaces the one with the
 * same id of an earlier folder; the same id twice in one folder is a problem
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
