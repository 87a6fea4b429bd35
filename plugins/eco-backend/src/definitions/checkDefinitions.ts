import { resolve } from 'node:path';
import { DefinitionProblem } from '@backstage-eco/plugin-eco-common';
import { Signal } from '@backstage-eco/plugin-eco-recognition';
import {
  builtInDefinitionsDirectory,
  FoundDefinition,
  keepFirstOfEachId,
  loadDefinitions,
  loadValidation,
  problemAt,
  readDirectory,
} from '../detection';
import { ValuePath } from '../detection/findMistakes';

/** Result of checking a directory of definitions. */
export interface DefinitionsCheck {
  /** Ids of valid definitions. */
  used: string[];
  /** Ids of valid definitions that replace a built-in one. */
  replacing: string[];
  problems: DefinitionProblem[];
}

/**
 * Checks a directory of definitions as the portal would read it. Also checks
 * that referenced tools are defined, there or in Eco.
 */
export async function checkDefinitions(
  directory: string,
): Promise<DefinitionsCheck> {
  const { found, problems } = await readDirectory(
    directory,
    await loadValidation(),
  );
  const kept = keepFirstOfEachId(found);
  const ourDirectory = builtInDefinitionsDirectory();
  const builtIn = await loadDefinitions([ourDirectory]);
  const ours = new Set(builtIn.definitions.map(({ id }) => id));
  const used = kept.definitions.map(({ id }) => id);
  const known = new Set([...ours, ...used]);
  return {
    used,
    replacing:
      resolve(directory) === ourDirectory
        ? []
        : used.filter(id => ours.has(id)),
    problems: [
      ...problems,
      ...kept.problems,
      ...found.flatMap(each => findUnknownTools(each, known)),
    ],
  };
}

function findUnknownTools(
  found: FoundDefinition,
  known: ReadonlySet<string>,
): DefinitionProblem[] {
  const { alternatives, lifecycle, innerPartOf, signals } = found.definition;
  const named: Array<{ toolId: string; path: ValuePath }> = [
    ...(alternatives ?? []).map(({ toolId }, position) => ({
      toolId,
      path: ['alternatives', position, 'toolId'],
    })),
    ...(lifecycle?.successors ?? []).map((toolId, position) => ({
      toolId,
      path: ['lifecycle', 'successors', position],
    })),
    ...(innerPartOf ?? []).map((toolId, position) => ({
      toolId,
      path: ['innerPartOf', position],
    })),
    ...Object.entries(signals).flatMap(([group, list]) =>
      list.flatMap((signal: Signal, position: number) =>
        signal.kind === 'customResource' && signal.operator !== undefined
          ? {
              toolId: signal.operator,
              path: ['signals', group, position, 'operator'],
            }
          : [],
      ),
    ),
  ];
  return named
    .filter(({ toolId }) => !known.has(toolId))
    .map(({ toolId, path }) =>
      problemAt(
        found,
        path,
        `${path.join(
          '.',
        )}: no definition has the id "${toolId}"; correct it or define the tool`,
      ),
    );
}
