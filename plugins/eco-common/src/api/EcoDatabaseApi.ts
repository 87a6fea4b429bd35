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
 * Where a database is.
 *
 * @public
 */
export interface DatabaseReference {
  cluster: string;
  namespace: string;
  name: string;
}

/**
 * Databases as Eco's backend offers them. Every call may end in a
 * `ResponseError`: 403 without the permission, which its message names; 400 where
 * fields are wrong, which its `body.error.messages` name.
 *
 * @public
 */
export interface EcoDatabaseApi {
  /** What the caller may choose from. 403 where that is nothing. */
  getDatabaseOptions(options?: EcoRequestOptions): Promise<DatabaseOptions>;

  /** Whether a database would be created or changed, and would run. */
  reviewDatabase(
    request: DatabaseReviewRequest,
    options?: EcoRequestOptions,
  ): Promise<DatabaseReview>;

  /**
   * Asks for a new database. Repeating it with the same idempotency key gives the
   * same request.
   */
  createDatabaseRequest(
    request: DatabaseRequestInput,
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest>;

  /** The requests that the caller made or may see, the newest first. */
  getDatabaseRequests(
    request?: { open?: boolean; limit?: number; cursor?: string },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequestPage>;

  /** One request, with the steps so far. */
  getDatabaseRequest(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest>;

  /** Takes a request back, with everything that it created. */
  cancelDatabaseRequest(
    request: { id: string },
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest>;

  /** The databases that the caller may see. */
  getDatabases(options?: EcoRequestOptions): Promise<DatabaseList>;

  /** One database as its cluster shows it now. */
  getDatabase(
    request: DatabaseReference,
    options?: EcoRequestOptions,
  ): Promise<DatabaseDetail>;

  /** Asks for the whole spec to be replaced. */
  updateDatabase(
    request: DatabaseReference & DatabaseUpdateInput,
    options?: EcoRequestOptions,
  ): Promise<DatabaseRequest>;

  /**
   * Asks for a database to be deleted.
   *
   * @param request - `confirm`: its name, typed by a person; `data`: what becomes
   * of its volumes and password
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
