import { EcoRequestOptions } from './EcoApi';
import { EcoClientOptions, EcoHttp, toQuery } from './EcoHttp';
import { EcoOperatorApi, KindsRequest } from './EcoOperatorApi';
import {
  CrdSchema,
  KindDetail,
  KindPage,
  OperatorDetail,
  OperatorList,
  OperatorReference,
} from './operators';

/**
 * {@link EcoOperatorApi} over HTTP. If the backend refuses a request, the
 * method rejects with a `ResponseError` that carries the backend's message.
 *
 * @public
 */
export class EcoOperatorClient implements EcoOperatorApi {
  readonly #http: EcoHttp;

  constructor(options: EcoClientOptions) {
    this.#http = new EcoHttp(options);
  }

  /** {@inheritdoc EcoOperatorApi.getOperators} */
  async getOperators(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<OperatorList> {
    return this.#http.get(
      `/operators${toQuery({ cluster: request?.clusters })}`,
      options,
    );
  }

  /** {@inheritdoc EcoOperatorApi.getOperator} */
  async getOperator(
    request: OperatorReference & { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<OperatorDetail> {
    const { cluster, namespace, kind, name } = request;
    return this.#http.get(
      toPath('operators', cluster, namespace, kind, name),
      options,
    );
  }

  /** {@inheritdoc EcoOperatorApi.getKinds} */
  async getKinds(
    { clusters, ...query }: KindsRequest = {},
    options?: EcoRequestOptions,
  ): Promise<KindPage> {
    return this.#http.get(
      `/kinds${toQuery({ cluster: clusters, ...query })}`,
      options,
    );
  }

  /** {@inheritdoc EcoOperatorApi.getKind} */
  async getKind(
    request: { group: string; plural: string; clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<KindDetail> {
    const { group, plural, clusters } = request;
    const query = toQuery({ cluster: clusters });
    return this.#http.get(`${toPath('kinds', group, plural)}${query}`, options);
  }

  /** {@inheritdoc EcoOperatorApi.getSchema} */
  async getSchema(
    { hash }: { hash: string },
    options?: EcoRequestOptions,
  ): Promise<CrdSchema> {
    return this.#http.get(toPath('schemas', hash), options);
  }
}

function toPath(...parts: string[]): string {
  return parts.map(part => `/${encodeURIComponent(part)}`).join('');
}
