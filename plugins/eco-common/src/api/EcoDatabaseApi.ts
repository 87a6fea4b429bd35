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

/**
 * Location of a database.
 *
 * @public
 */
export interface DatabaseReference {
  cluster: string;
  namespace: string;
  name: string;
}

/**
 * Databases and the requests to create, change or delete them. Any method may
 * reject with a `ResponseError`: 403 without the permission that its message
 * names; 400 for invalid fields, listed in `body.error.messages` (see
 * {@link fieldMessagesOf}).
 *
 * @public
 */
export interface EcoDatabaseApi {
  /** Returns the choices open to the caller. 403 if there are none. */
  getDatabaseOptions(options?: EcoRequestOptions): Promise<DatabaseOptions>;

  /**
   * Reviews a new or changed database: would it be admitted, and would it run?
   * Changes nothing.
   */
  reviewDatabase(
    request: DatabaseReviewRequest,
    options?: EcoRequestOptions,
  ): Promise<DatabaseReview>;

  /**
   * Requests a new database. Repeating the call with the same idempotency key
   * returns the same request.
   */
  createDatabaseRequest(
    request: DatabaseRequestInput,
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest>;

  /** Lists requests that the caller made or may see, newest first. */
  getDatabaseRequests(
    request?: { open?: boolean; limit?: number; cursor?: string },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequestPage>;

  /** Returns one request with its steps so far. */
  getDatabaseRequest(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest>;

  /** Cancels a request and deletes everything it created. */
  cancelDatabaseRequest(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest>;

  /** Lists the databases that the caller may see. */
  getDatabases(options?: EcoRequestOptions): Promise<DatabaseList>;

  /** Returns the current state of one database from its cluster. */
  getDatabase(
    request: DatabaseReference,
    options?: EcoRequestOptions,
  ): Promise<DatabaseDetail>;

  /** Requests that a database's whole spec be replaced. */
  updateDatabase(
    request: DatabaseReference & DatabaseUpdateInput,
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest>;

  /**
   * Requests the deletion of a database.
   *
   * @param request - `confirm`: the database's name, typed by a person; `data`:
   *   whether its volumes and password are kept
   */
  deleteDatabase(
    request: DatabaseReference & {
      confirm: string;
      data: 'keep' | 'delete';
      idempotencyKey: string;
    },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest>;
}
