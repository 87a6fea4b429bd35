import {
  DatabaseDetail,
  DatabaseList,
  DatabaseOptions,
  DatabaseRequest,
  DatabaseRequestInput,
  DatabaseRequestPage,
  DatabaseReview,
  DatabaseReviewRequest,
  DatabaseUpdateInput,
} from './databases';
import { EcoRequestOptions } from './EcoApi';
import { DatabaseReference, EcoDatabaseApi } from './EcoDatabaseApi';
import { EcoClientOptions, EcoHttp, toQuery } from './EcoHttp';

/**
 * {@link EcoDatabaseApi} over HTTP.
 *
 * @public
 */
export class EcoDatabaseClient implements EcoDatabaseApi {
  readonly #http: EcoHttp;

  constructor(options: EcoClientOptions) {
    this.#http = new EcoHttp(options);
  }

  /** {@inheritdoc EcoDatabaseApi.getDatabaseOptions} */
  getDatabaseOptions(options?: EcoRequestOptions): Promise<DatabaseOptions> {
    return this.#http.get('/database-options', options);
  }

  /** {@inheritdoc EcoDatabaseApi.reviewDatabase} */
  reviewDatabase(
    body: DatabaseReviewRequest,
    options?: EcoRequestOptions,
  ): Promise<DatabaseReview> {
    const path = '/database-reviews';
    return this.#http.exchange({ method: 'POST', path, body }, options);
  }

  /** {@inheritdoc EcoDatabaseApi.createDatabaseRequest} */
  createDatabaseRequest(
    body: DatabaseRequestInput,
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest> {
    const path = '/database-requests';
    return this.#http.exchange({ method: 'POST', path, body }, options);
  }

  /** {@inheritdoc EcoDatabaseApi.getDatabaseRequests} */
  getDatabaseRequests(
    request: { open?: boolean; limit?: number; cursor?: string } = {},
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequestPage> {
    return this.#http.get(`/database-requests${toQuery(request)}`, options);
  }

  /** {@inheritdoc EcoDatabaseApi.getDatabaseRequest} */
  getDatabaseRequest(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest> {
    return this.#http.get(requestPath(request), options);
  }

  /** {@inheritdoc EcoDatabaseApi.cancelDatabaseRequest} */
  cancelDatabaseRequest(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest> {
    const path = `${requestPath(request)}/cancel`;
    return this.#http.exchange({ method: 'POST', path }, options);
  }

  /** {@inheritdoc EcoDatabaseApi.getDatabases} */
  getDatabases(options?: EcoRequestOptions): Promise<DatabaseList> {
    return this.#http.get('/databases', options);
  }

  /** {@inheritdoc EcoDatabaseApi.getDatabase} */
  getDatabase(
    request: DatabaseReference,
    options?: EcoRequestOptions,
  ): Promise<DatabaseDetail> {
    return this.#http.get(databasePath(request), options);
  }

  /** {@inheritdoc EcoDatabaseApi.updateDatabase} */
  updateDatabase(
    request: DatabaseReference & DatabaseUpdateInput,
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest> {
    const { spec, idempotencyKey } = request;
    const path = databasePath(request);
    const body = { spec, idempotencyKey };
    return this.#http.exchange({ method: 'PUT', path, body }, options);
  }

  /** {@inheritdoc EcoDatabaseApi.deleteDatabase} */
  deleteDatabase(
    request: DatabaseReference & {
      confirm: string;
      data: 'keep' | 'delete';
      idempotencyKey: string;
    },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest> {
    const { confirm, data, idempotencyKey } = request;
    const query = toQuery({ confirm, data, idempotencyKey });
    const path = `${databasePath(request)}${query}`;
    return this.#http.exchange({ method: 'DELETE', path }, options);
  }
}

function requestPath({ id }: { id: string }): string {
  return `/database-requests/${encodeURIComponent(id)}`;
}

function databasePath(reference: DatabaseReference): string {
  const { cluster, namespace, name } = reference;
  const parts = [cluster, namespace, name].map(encodeURIComponent);
  return `/databases/${parts.join('/')}`;
}
