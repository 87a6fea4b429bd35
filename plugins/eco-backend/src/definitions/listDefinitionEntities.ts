import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DEFINITION_ENTITY_TYPE } from './readEntities';

const PAGE_SIZE = 200;
const MAXIMAL_PAGES = 10;

/**
 * Asks the catalog for the entities that may bring definitions, as Eco itself:
 * what it recognises does not depend on who looks. At most 2000.
 *
 * @throws what the catalog's client throws where it cannot be asked
 */
export async function listDefinitionEntities(options: {
  catalog: CatalogService;
  auth: AuthService;
}): Promise<Entity[]> {
  const { catalog, auth } = options;
  const credentials = await auth.getOwnServiceCredentials();
  const entities: Entity[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAXIMAL_PAGES; page++) {
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
    entities.push(...items);
    cursor = pageInfo.nextCursor;
    if (!cursor) {
      break;
    }
  }
  return entities;
}
