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

/** As many kinds as a page of Eco may have. */
const KINDS_PER_PAGE = 500;

/**
 * Collates a document per cluster and thing. Whoever searches is shown those of the
 * clusters that they may read: a document's resource is its cluster.
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
    // Before the engine opens its index, which may hold a transaction.
    const clusters = await firstRead(() => eco.clusters.getClusters());
    return Readable.from(indexable(documents(eco, clusters)));
  }
}

/** Cluster by cluster, so that no more than one is in memory. */
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
