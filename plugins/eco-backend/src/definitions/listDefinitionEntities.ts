import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DEFINITION_ENTITY_TYPE } from './readEntities';

const PAGE_SIZE = 200;

/**
 * Lists the catalog entities that may contain definitions, page by page. Uses
 * Eco's own credentials, because detection does not depend on the user. Reads
 * all pages: with a limit, anybody could hide trusted entities by registering
 * many others.
 *
 * @throws errors of the catalog client
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
