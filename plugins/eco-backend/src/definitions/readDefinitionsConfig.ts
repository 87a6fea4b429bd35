import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { resolve } from 'node:path';

/** Where a company's own definitions are, as `eco.definitions` says. */
export interface DefinitionsConfig {
  /** Absolute paths. */
  directories: string[];
  /** What should be definitions; not checked yet. */
  inline: unknown[];
  /**
   * Patterns of the locations of catalog entities that may bring definitions. Empty:
   * the catalog is not asked.
   */
  catalogLocations: string[];
}

/**
 * Reads `eco.definitions`.
 *
 * @throws InputError naming the field where it has another form
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
