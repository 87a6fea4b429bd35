import { EcoRequestOptions } from './EcoApi';
import { EcoFindingApi, FindingsRequest } from './EcoFindingApi';
import { EcoClientOptions, EcoHttp, toQuery } from './EcoHttp';
import {
  CheckList,
  FindingCounts,
  FindingDetail,
  FindingPage,
  MuteInput,
} from './findings';

/**
 * {@link EcoFindingApi} over HTTP. If the backend refuses a request, the method
 * rejects with a `ResponseError` that carries the backend's message.
 *
 * @public
 */
export class EcoFindingClient implements EcoFindingApi {
  readonly #http: EcoHttp;

  constructor(options: EcoClientOptions) {
    this.#http = new EcoHttp(options);
  }

  /** {@inheritdoc EcoFindingApi.getFindings} */
  async getFindings(
    request: FindingsRequest = {},
    options?: EcoRequestOptions,
  ): Promise<FindingPage> {
    return this.#http.get(`/findings${queryOf(request)}`, options);
  }

  /** {@inheritdoc EcoFindingApi.exportFindings} */
  async exportFindings(
    { format, ...request }: Parameters<EcoFindingApi['exportFindings']>[0],
    options?: EcoRequestOptions,
  ): Promise<Blob> {
    const path = `/finding-exports/${format}${queryOf(request)}`;
    return this.#http.file(path, options);
  }

  /** {@inheritdoc EcoFindingApi.getFinding} */
  async getFinding(
    { id }: { id: string },
    options?: EcoRequestOptions,
  ): Promise<FindingDetail> {
    return this.#http.get(`/findings/${encodeURIComponent(id)}`, options);
  }

  /** {@inheritdoc EcoFindingApi.getFindingCounts} */
  async getFindingCounts(
    request: { clusters?: string[]; tool?: string } = {},
    options?: EcoRequestOptions,
  ): Promise<FindingCounts> {
    const { clusters, tool } = request;
    const query = toQuery({ cluster: clusters, tool });
    return this.#http.get(`/finding-counts${query}`, options);
  }

  /** {@inheritdoc EcoFindingApi.getChecks} */
  async getChecks(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<CheckList> {
    const query = toQuery({ cluster: request?.clusters });
    return this.#http.get(`/checks${query}`, options);
  }

  /** {@inheritdoc EcoFindingApi.muteFinding} */
  async muteFinding(
    { id, ...body }: { id: string } & MuteInput,
    options?: EcoRequestOptions,
  ): Promise<FindingDetail> {
    const path = `/findings/${encodeURIComponent(id)}/mute`;
    return this.#http.exchange({ method: 'POST', path, body }, options);
  }

  /** {@inheritdoc EcoFindingApi.unmuteFinding} */
  async unmuteFinding(
    { id }: { id: string },
    options?: EcoRequestOptions,
  ): Promise<FindingDetail> {
    const path = `/findings/${encodeURIComponent(id)}/mute`;
    return this.#http.exchange({ method: 'DELETE', path }, options);
  }
}

function queryOf(request: FindingsRequest): string {
  const { clusters, severities, checks, ...query } = request;
  return toQuery({
    cluster: clusters,
    severity: severities,
    check: checks,
    ...query,
  });
}
