import {
  AuthService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { setTimeout as wait } from 'node:timers/promises';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
  loadValidation,
  mergeDefinitions,
} from '../detection';
import { KnownDefinitions } from './KnownDefinitions';
import { listDefinitionEntities } from './listDefinitionEntities';
import { readContents } from './readContents';
import { readDefinitionsConfig } from './readDefinitionsConfig';
import { readEntities } from './readEntities';

/** How long to wait before each further try at the start, 23 s in all. */
const PAUSES_MS = [500, 1000, 2000, 4000, 7500, 8000];

/**
 * Loads Eco's own definitions, those that the portal's configuration holds or
 * names, and those of the catalog, and keeps asking the catalog.
 *
 * The catalog starts together with Eco. Without its definitions the tools that
 * only they know would be missing from the first reading, so it gets some time
 * to answer; a portal without an answering catalog starts nevertheless.
 *
 * @throws InputError where the configuration has another form
 */
export async function startDefinitions(options: {
  config: RootConfigService;
  logger: LoggerService;
  scheduler: SchedulerService;
  catalog: CatalogService;
  auth: AuthService;
}): Promise<KnownDefinitions> {
  const { config, logger, scheduler } = options;
  const { directories, inline, catalogLocations } =
    readDefinitionsConfig(config);
  const validate = await loadValidation();
  const known = new KnownDefinitions({
    logger,
    builtIn: await loadDefinitions([builtInDefinitionsDirectory()]),
    configured: mergeDefinitions([
      await loadDefinitions(directories),
      readContents(
        inline.map((content, position) => ({
          file: `eco.definitions.inline[${position}]`,
          content,
        })),
        validate,
      ),
    ]),
    ...(catalogLocations.length > 0 && {
      readCatalog: async () =>
        readEntities({
          entities: listDefinitionEntities(options),
          locations: catalogLocations,
          validate,
        }),
    }),
  });
  if (catalogLocations.length > 0) {
    await refreshPatiently(known);
    await scheduler.scheduleTask({
      id: 'eco-catalog-definitions',
      scope: 'local',
      frequency: { minutes: 1 },
      // A catalog that is new answers before it has read its locations.
      initialDelay: { seconds: 10 },
      timeout: { minutes: 1 },
      async fn() {
        await known.refresh();
      },
    });
  }
  return known;
}

async function refreshPatiently(known: KnownDefinitions): Promise<void> {
  for (const pause of PAUSES_MS) {
    if (await known.refresh()) {
      return;
    }
    await wait(pause);
  }
  await known.refresh();
}
