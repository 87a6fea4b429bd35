import { ResourcePermission } from '@backstage/plugin-permission-common';
import { EcoOperations } from '@backstage-eco/plugin-eco-common';
import type { ClusterCriteria, SharedName } from '../store';
import type { QueryContext } from './QueryContext';

/** An operation of openapi.yaml, by its `operationId`. */
export type OperationId = keyof EcoOperations;

type Parameters<O extends OperationId> = EcoOperations[O]['parameters'];
type Responses<O extends OperationId> = EcoOperations[O]['responses'];

/**
 * The generated types declare parts that openapi.yaml lacks as optional
 * `never`.
 */
type Known<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;

/** Body of a request or a response, of any media type. */
type Json<T> = T extends { content: infer C } ? C[keyof C] : undefined;

type Body<T> = Json<NonNullable<T>> extends undefined
  ? unknown
  : { body: Json<NonNullable<T>> };

/** Path and query parameters of an operation, and its body. */
export type Input<O extends OperationId> = Known<Parameters<O>['path']> &
  Known<Parameters<O>['query']> &
  Body<EcoOperations[O]['requestBody']>;

/** Body of an operation's successful response; undefined if it has none. */
export type Answer<O extends OperationId> = Json<
  Responses<O>[keyof Responses<O> & (200 | 201 | 202 | 204)]
>;

/** Audit event of a call, in addition to its path parameters. */
export interface Audit {
  eventId: string;
  queryType?: string;
}

/** Context of a query for one caller. */
export interface AskedContext extends QueryContext {
  /** Names that share a cluster, limited to those that the caller may see. */
  sharedNames: ReadonlyMap<string, SharedName>;
}

/** What the caller may see through a query's `furtherPermission`. */
export interface FurtherAccess {
  /** Omitted if the caller may see nothing. */
  granted?: { criteria: ClusterCriteria };
}

/**
 * A question asked by routes, actions and collators. The answer contains only
 * what matches the criteria.
 */
export interface Query<O extends OperationId> {
  /**
   * Permission that the caller needs; {@link ask} derives the criteria from it.
   */
  permission: ResourcePermission;
  /**
   * Permission for further parts of the answer; without it, the answer says
   * what is missing and why.
   */
  furtherPermission?: ResourcePermission;
  audit: Audit;
  /**
   * Whether the input identifies a single item by something other than its
   * cluster.
   */
  isById?: boolean;
  /** Returns the entity tag, for answers that never change. */
  etag?(input: Input<O>): string;
  /** Describes the answer as a file download. Omitted for JSON answers. */
  file?(input: Input<O>): { name: string; type: string };
  answer(
    context: AskedContext,
    criteria: ClusterCriteria,
    input: Input<O>,
    further?: FurtherAccess,
  ): Promise<Answer<O>>;
}
