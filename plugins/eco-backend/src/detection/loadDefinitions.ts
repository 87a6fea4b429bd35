import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ToolDefinition } from './definition';
import {
  compileSchema,
  DefinitionProblem,
  parseDefinition,
} from './parseDefinition';

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
    return { files: [], problem: { file: directory, line: 1, reason } };
  }
}

/** For example `ENOENT`. The message would show where the portal's files lie. */
function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}

function problemOfFile(file: string, reason: string): DefinitionProblem {
  return { file, line: 1, reason };
}

type ReadFile = (file: string) => Promise<ReturnType<typeof parseDefinition>>;

async function loadDirectory(
  directory: string,
  readOne: ReadFile,
): Promise<LoadedDefinitions> {
  const { files, problem } = await definitionFiles(directory);
  const problems = problem ? [problem] : [];
  const byId = new Map<string, { definition: ToolDefinition; file: string }>();
  for (const file of files) {
    const { definition, problems: found } = await readOne(file);
    problems.push(...found);
    if (!definition) {
      continue;
    }
    const { id } = definition;
    const first = byId.get(id);
    if (first) {
      problems.push(
        problemOfFile(
          file,
          `id "${id}" is already defined by ${basename(first.file)}`,
        ),
      );
    } else if (basename(file).replace(/\.ya?ml$/, '') !== id) {
      problems.push(
        problemOfFile(file, `id "${id}": the file must be named ${id}.yaml`),
      );
    } else {
      byId.set(id, { definition, file });
    }
  }
  return {
    definitions: [...byId.values()].map(({ definition }) => definition),
    problems,
  };
}

/**
 * Reads definitions, one YAML file a tool, `<id>.yaml`. What is wrong with a
 * file is a problem of this file only; the others are still loaded.
 *
 * @param directories - a definition of a later folder replaces the one with the
 * same id of an earlier folder; the same id twice in one folder is a problem
 *
 * @alpha
 */
export async function loadDefinitions(
  directories: readonly string[],
): Promise<LoadedDefinitions> {
  const schemaFile = join(
    builtInDefinitionsDirectory(),
    'definition.schema.json',
  );
  const validate = compileSchema(
    JSON.parse(await readFile(schemaFile, 'utf8')),
  );
  const readOne: ReadFile = async file => {
    try {
      return parseDefinition(file, await readFile(file, 'utf8'), validate);
    } catch (error) {
      const reason = `cannot be read: ${codeOf(error)}`;
      return { problems: [problemOfFile(file, reason)] };
    }
  };
  const byId = new Map<string, ToolDefinition>();
  const problems: DefinitionProblem[] = [];
  for (const directory of directories) {
    const loaded = await loadDirectory(directory, readOne);
    problems.push(...loaded.problems);
    for (const definition of loaded.definitions) {
      byId.set(definition.id, definition);
    }
  }
  const definitions = [...byId.values()].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );
  return { definitions, problems };
}
