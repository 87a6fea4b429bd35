import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DEFINITION_ENTITY_TYPE } from './readEntities';

const PAGE_SIZE = 200;

/**
 * Asks the catalog for the entities that may bring definitions, page by page, as Eco
 * itself: what it recognises does not depend on who looks. It asks for all: anybody
 * who registers many could keep those that are trusted behind a limit.
 *
 * @throws what the catalog's client throws where it cannot be asked
 */
export async function* listDefinitionEntities(options: {
  catalog: CatalogService;
  auth: AuthService;
}): AsyncGenerator<Entity> {
  const { catalog, auth } = options;
  const credentials = await auth.getOwnServiceCredentials();
  let cursor: string | undefined;
  do {
    const { items, pageInfo } = await catalog.queryEntities(
      cursor
        ? { cursor, limit: PAGE_SIZE }
        : {
            filter: { kind: 'Resource', 'spec.type': DEFINITION_ENTITY_TYPE },
            fields: [
              'kind',
              'metadata.namespace',
              'metadata.name',
              'metadata.annotations',
              'spec.definition',
            ],
            limit: PAGE_SIZE,
          },
      { credentials },
    );
    yield* items;
    cursor = pageInfo.nextCursor;
  } while (cursor);
}
