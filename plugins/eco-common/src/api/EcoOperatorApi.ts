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
 * Which kinds are wanted.
 *
 * @public
 */
export interface KindsRequest {
  /** Names; left out or empty means all that the caller may see. */
  clusters?: string[];
  /** An API group. */
  group?: string;
  /** A part of the kind, group or plural name; capitals do not matter. */
  text?: string;
  /** 1 to 500; 100 where left out. */
  limit?: number;
  /** The `nextCursor` of the page before, with the same other fields. */
  cursor?: string;
}

/**
 * What Eco's backend answers about operators and kinds. Every call may end in a
 * `ResponseError`: 401 without credentials, 403 without the permission
 * `eco.inventory.read`, 404 where something is not known or may not be seen.
 *
 * @public
 */
export interface EcoOperatorApi {
  /**
   * The operators of some clusters.
   *
   * @param request - `clusters` are names; left out or empty means all that the
   * caller may see.
   */
  getOperators(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<OperatorList>;

  /** One operator by its workload. */
  getOperator(
    request: OperatorReference & { cluster: string },
    options?: EcoRequestOptions,
  ): Promise<OperatorDetail>;

  /** A page of the custom resource kinds of some clusters. */
  getKinds(
    request?: KindsRequest,
    options?: EcoRequestOptions,
  ): Promise<KindPage>;

  /**
   * One kind in each cluster that has it.
   *
   * @param request - `clusters` as in {@link EcoOperatorApi.getOperators}.
   */
  getKind(
    request: { group: string; plural: string; clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<KindDetail>;

  /** The schema with a hash. It never changes. */
  getSchema(
    request: { hash: string },
    options?: EcoRequestOptions,
  ): Promise<CrdSchema>;
}
