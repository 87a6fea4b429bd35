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

/** Delays between attempts at startup, 23 s in total. */
const PAUSES_MS = [500, 1000, 2000, 4000, 7500, 8000];

/**
 * Loads the built-in definitions, those of the portal's configuration, and
 * those of the catalog, which it polls from then on.
 *
 * The catalog starts at the same time as Eco. It gets some time to answer,
 * because its tools would otherwise be missing from the first cycle. The portal
 * also starts without it.
 *
 * @throws InputError if the configuration is invalid
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
      // A new catalog answers before it has processed its locations.
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
