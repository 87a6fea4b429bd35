import { ResourcePermission } from '@backstage/plugin-permission-common';
import { EcoOperations } from '@backstage-eco/plugin-eco-common';
import type { ClusterCriteria, SharedName } from '../store';
import type { QueryContext } from './QueryContext';

/** An operation of openapi.yaml, by its `operationId`. */
export type OperationId = keyof EcoOperations;

type Parameters<O extends OperationId> = EcoOperations[O]['parameters'];
type Responses<O extends OperationId> = EcoOperations[O]['responses'];

/** What openapi.yaml does not have is optional and `never` in its types. */
type Known<T> = [NonNullable<T>] extends [never] ? unknown : NonNullable<T>;

/** The body of a request or of an answer, of whatever media type. */
type Json<T> = T extends { content: infer C } ? C[keyof C] : undefined;

type Body<T> = Json<NonNullable<T>> extends undefined
  ? unknown
  : { body: Json<NonNullable<T>> };

/** An operation's parameters of the path and of the query, and its body. */
export type Input<O extends OperationId> = Known<Parameters<O>['path']> &
  Known<Parameters<O>['query']> &
  Body<EcoOperations[O]['requestBody']>;

/** The body of the operation's success; undefined where it has none. */
export type Answer<O extends OperationId> = Json<
  Responses<O>[keyof Responses<O> & (200 | 201 | 202 | 204)]
>;

/** What the audit event of a call says beside its path parameters. */
export interface Audit {
  eventId: string;
  queryType?: string;
}

/** What a query is answered from, for one caller. */
export interface AskedContext extends QueryContext {
  /** The names that share a cluster, as far as the caller may see them. */
  sharedNames: ReadonlyMap<string, SharedName>;
}

/** What a query's `furtherPermission` lets the caller see. */
export interface FurtherAccess {
  /** Left out where it is nothing. */
  granted?: { criteria: ClusterCriteria };
}

/**
 * A question that routes, actions and collators ask. Its answer holds only what
 * fits the criteria.
 */
export interface Query<O extends OperationId> {
  /** What the caller needs; {@link ask} makes the criteria from it. */
  permission: ResourcePermission;
  /** With it, the answer says more; without it, what is missing and why. */
  furtherPermission?: ResourcePermission;
  audit: Audit;
  /** It is about one thing, which the input names otherwise than by its cluster. */
  isById?: boolean;
  /** Names what is asked for, where the answer to it never changes. */
  etag?(input: Input<O>): string;
  /** The answer as a file to keep. Left out: it is JSON for a program. */
  file?(input: Input<O>): { name: string; type: string };
  answer(
    context: AskedContext,
    criteria: ClusterCriteria,
    input: Input<O>,
    further?: FurtherAccess,
  ): Promise<Answer<O>>;
}
