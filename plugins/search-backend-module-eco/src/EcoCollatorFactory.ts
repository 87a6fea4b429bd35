import { Readable } from 'node:stream';
import { AuthService } from '@backstage/backend-plugin-api';
import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  ClusterSummary,
  ECO_SEARCH_TYPE,
  ecoInventoryReadPermission,
  EcoSearchDocument,
} from '@backstage-eco/plugin-eco-common';
import { EcoService, EcoServiceApis } from '@backstage-eco/plugin-eco-node';
import { firstRead } from './firstRead';
import { kindDocuments } from './kindDocuments';
import { operatorDocuments } from './operatorDocuments';
import { toolDocuments } from './toolDocuments';

/** Maximum page size of Eco's API. */
const KINDS_PER_PAGE = 500;

/**
 * Collates a document per cluster and tool, operator or kind. Searchers see
 * only the documents of clusters they may read, because a document's permission
 * resource is its cluster.
 */
export class EcoCollatorFactory implements DocumentCollatorFactory {
  readonly type = ECO_SEARCH_TYPE;
  readonly visibilityPermission = ecoInventoryReadPermission;
  readonly #auth: AuthService;
  readonly #eco: EcoService;

  constructor(options: { auth: AuthService; eco: EcoService }) {
    this.#auth = options.auth;
    this.#eco = options.eco;
  }

  async getCollator(): Promise<Readable> {
    const eco = this.#eco.asCaller(await this.#auth.getOwnServiceCredentials());
    // Wait before the engine opens its index, which may hold a transaction
    // open.
    const clusters = await firstRead(() => eco.clusters.getClusters());
    return Readable.from(indexable(documents(eco, clusters)));
  }
}

/** Yields the documents cluster by cluster, to keep only one in memory. */
async function* documents(
  eco: EcoServiceApis,
  clusters: ClusterSummary[],
): AsyncGenerator<EcoSearchDocument> {
  const tools = new Map(
    (await eco.clusters.getDefinitions()).map(({ id, name }) => [id, name]),
  );
  for (const cluster of clusters.filter(({ readAt }) => readAt)) {
    const only = { clusters: [cluster.name] };
    yield* toolDocuments(cluster, await eco.clusters.getStack(only));
    const { items } = await eco.operators.getOperators(only);
    yield* operatorDocuments(cluster, items, tools);
    let cursor: string | undefined;
    do {
      const page = await eco.operators.getKinds({
        ...only,
        limit: KINDS_PER_PAGE,
        cursor,
      });
      yield* kindDocuments(cluster, page.items, tools);
      cursor = page.nextCursor;
    } while (cursor);
  }
}

async function* indexable(
  found: AsyncIterable<EcoSearchDocument>,
): AsyncGenerator<IndexableDocument> {
  for await (const document of found) {
    yield { ...document, authorization: { resourceRef: document.cluster } };
  }
}
