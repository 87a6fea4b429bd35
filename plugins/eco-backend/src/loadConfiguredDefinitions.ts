import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  builtInDefinitionsDirectory,
  LoadedDefinitions,
  loadDefinitions,
} from './detection';

/**
 * Loads Eco's own definitions, then those of the folders that the portal's
 * configuration names; what cannot be used is logged, and served by the API.
 */
export async function loadConfiguredDefinitions(options: {
  config: RootConfigService;
  logger: LoggerService;
}): Promise<LoadedDefinitions> {
  const { config, logger } = options;
  const loaded = await loadDefinitions([
    builtInDefinitionsDirectory(),
    ...(config.getOptionalStringArray('eco.definitions.directories') ?? []),
  ]);
  for (const { file, line, reason } of loaded.problems) {
    logger.warn(`Definition ${file}:${line} is not used: ${reason}`);
  }
  return loaded;
}
