import { Counted, OverheadNumbers } from '../summaries';
import { EcoRequestOptions } from './EcoApi';
import { EcoFleetApi } from './EcoFleetApi';
import { EcoClientOptions, EcoHttp, toQuery } from './EcoHttp';
import { Comparison, CrdDifferences, Fleet } from './fleet';
import { components } from './openapi.generated';

/**
 * {@link EcoFleetApi} over HTTP. If the backend refuses a request, the method
 * rejects with a `ResponseError` that carries the backend's message.
 *
 * @public
 */
export class EcoFleetClient implements EcoFleetApi {
  readonly #http: EcoHttp;

  constructor(options: EcoClientOptions) {
    this.#http = new EcoHttp(options);
  }

  /** {@inheritdoc EcoFleetApi.getFleet} */
  async getFleet(options?: EcoRequestOptions): Promise<Fleet> {
    return this.#http.get('/fleet', options);
  }

  /** {@inheritdoc EcoFleetApi.compareClusters} */
  async compareClusters(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Comparison> {
    const query = toQuery({ cluster: request?.clusters });
    return this.#http.get(`/compare${query}`, options);
  }

  /** {@inheritdoc EcoFleetApi.getCrdDifferences} */
  async getCrdDifferences(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<CrdDifferences> {
    const query = toQuery({ cluster: request?.clusters });
    return this.#http.get(`/crd-differences${query}`, options);
  }

  /** {@inheritdoc EcoFleetApi.getOverhead} */
  async getOverhead(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<OverheadNumbers>> {
    const query = toQuery({ cluster: request?.clusters });
    return withTools(await this.#http.get(`/overhead${query}`, options));
  }
}

/**
 * Resolves tool indexes: the response lists equal tool figures only once, and
 * each cluster refers to them by index.
 */
function withTools({
  tools,
  items,
  unknownIn,
}: components['schemas']['CountedOverhead']): Counted<OverheadNumbers> {
  return {
    items: items.map(({ workloads, ...item }) => ({
      ...item,
      ...(workloads && {
        workloads: {
          ...workloads,
          tools: workloads.tools.map(index => tools[index]),
        },
      }),
    })),
    unknownIn,
  };
}
