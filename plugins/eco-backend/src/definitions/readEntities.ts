import {
  ANNOTATION_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { DefinitionProblem } from '@backstage-eco/plugin-eco-common';
import { ValidateFunction } from 'ajv';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { LoadedDefinitions } from '../detection';
import { isTrustedLocation } from './isTrustedLocation';
import { readContents } from './readContents';

/** `spec.type` of a Resource with a definition in `spec.definition`. */
export const DEFINITION_ENTITY_TYPE = 'eco-tool-definition';

const MAX_PROBLEMS = 100;

/**
 * Reads definitions from catalog entities. Untrusted entities only lead to
 * problems, up to a limit.
 *
 * A definition changes what everybody sees, so an entity must come from a
 * location in the portal's configuration. The catalog sets the location
 * annotation itself, so entities cannot forge it.
 *
 * @param locations - patterns, see {@link isTrustedLocation}
 */
export async function readEntities(options: {
  entities: AsyncIterable<Entity> | Iterable<Entity>;
  locations: readonly string[];
  validate: ValidateFunction<ToolDefinition>;
}): Promise<LoadedDefinitions> {
  const { entities, locations, validate } = options;
  const contents: Array<{ file: string; content: unknown }> = [];
  const refused: DefinitionProblem[] = [];
  for await (const entity of entities) {
    const file = stringifyEntityRef(entity);
    const location = entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
    if (isTrustedLocation(location, locations)) {
      contents.push({ file, content: entity.spec?.definition });
    } else if (refused.length < MAX_PROBLEMS) {
      const reason = `comes from "${location}", which eco.definitions.catalog.locations does not name; add it there if it is to be trusted`;
      refused.push({ file, reason });
    }
  }
  const { definitions, problems } = readContents(contents, validate);
  return {
    definitions,
    problems: [...problems, ...refused].slice(0, MAX_PROBLEMS),
  };
}
