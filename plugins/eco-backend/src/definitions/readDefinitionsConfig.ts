import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { resolve } from 'node:path';

/** Sources of custom definitions, from `eco.definitions`. */
export interface DefinitionsConfig {
  /** Absolute paths. */
  directories: string[];
  /** Potential definitions, not validated yet. */
  inline: unknown[];
  /**
   * Location patterns for catalog entities with definitions. If empty, the
   * catalog is not queried.
   */
  catalogLocations: string[];
}

/**
 * Reads `eco.definitions`.
 *
 * @throws InputError that names an invalid field
 */
export function readDefinitionsConfig(
  config: RootConfigService,
): DefinitionsConfig {
  const inline = config.getOptional('eco.definitions.inline') ?? [];
  if (!Array.isArray(inline)) {
    throw new InputError(
      'eco.definitions.inline must be a list of definitions; begin each with "- id: …"',
    );
  }
  return {
    directories: (
      config.getOptionalStringArray('eco.definitions.directories') ?? []
    ).map(each => resolve(each)),
    inline,
    catalogLocations:
      config.getOptionalStringArray('eco.definitions.catalog.locations') ?? [],
  };
}
