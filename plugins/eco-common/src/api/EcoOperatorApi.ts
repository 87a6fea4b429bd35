import { EcoRequestOptions } from './EcoApi';
import {
  CrdSchema,
  KindDetail,
  KindPage,
  OperatorDetail,
  OperatorList,
  OperatorReference,
} from './operators';

/**
 * Filter and page for {@link EcoOperatorApi.getKinds}.
 *
 * @public
 */
export interface KindsRequest {
  /** Cluster names. Omitted or empty: all clusters that the caller may see. */
  clusters?: string[];
  /** An API group. */
  group?: string;
  /** Substring of the kind, group or plural name, case-insensitive. */
  text?: string;
  /** 1 to 500; defaults to 100. */
  limit?: number;
  /**
   * The `nextCursor` of the previous page. All other fields must be unchanged.
   */
  cursor?: string;
}

/**
 * Operators and custom resource kinds. Any method may reject with a
 * `ResponseError`: 401 without credentials, 403 without the permission
 * `eco.inventory.read`, 404 if the object does not exist or the caller may not
 * see it.
 *
 * @public
 */
export interface EcoOperatorApi {
  /**
   * Lists the operators of the given clusters.
   *
   * @param request - `clusters`: names. Omitted or empty: all that the caller
   *   may see.
   */
  getOperators(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<OperatorList>;

  /** Returns one operator, identified by its workload. */
  getOperator(
    request: OperatorReference & { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<OperatorDetail>;

  /** Returns one page of the custom resource kinds of the given clusters. */
  getKinds(
    request?: KindsRequest,
    options?: EcoRequestOptions,
  ): Promise<KindPage>;

  /**
   * Returns a kind as each cluster that serves it has it.
   *
   * @param request - `clusters`: see {@link EcoOperatorApi.getOperators}.
   */
  getKind(
    request: { group: string; plural: string; clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<KindDetail>;

  /** Returns the schema with this hash. A schema never changes. */
  getSchema(
    request: { hash: string },
    options?: EcoRequestOptions,
  ): Promise<CrdSchema>;
}
