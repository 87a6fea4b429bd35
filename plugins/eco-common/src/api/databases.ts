import { components } from './openapi.generated';

type Schemas = components['schemas'];

/**
 * Choices for a new database.
 *
 * @public
 */
export type DatabaseOptions = Schemas['DatabaseOptions'];

/**
 * A new or changed database to review before requesting it.
 *
 * @public
 */
export type DatabaseReviewRequest = Schemas['DatabaseReviewRequest'];

/**
 * Result of a review: whether a database would be admitted, and would run.
 *
 * @public
 */
export type DatabaseReview = Schemas['DatabaseReview'];

/**
 * One verdict of a {@link DatabaseReview}.
 *
 * @public
 */
export type DatabaseVerdict = Schemas['DatabaseVerdict'];

/**
 * What is wrong with a field, and how to fix it.
 *
 * @public
 */
export type FieldMessage = Schemas['FieldMessage'];

/**
 * Input of a request for a new database.
 *
 * @public
 */
export type DatabaseRequestInput = Schemas['DatabaseRequestInput'];

/**
 * Input of a request to replace a database's spec.
 *
 * @public
 */
export type DatabaseUpdateInput = Schemas['DatabaseUpdateInput'];

/**
 * A person's request to create, change or delete a database, tracked until it
 * finishes.
 *
 * @public
 */
export type DatabaseRequest = Schemas['DatabaseRequest'];

/**
 * Progress of a {@link DatabaseRequest}.
 *
 * @public
 */
export type DatabaseRequestState = Schemas['DatabaseRequestState'];

/**
 * A page of requests, newest first.
 *
 * @public
 */
export type DatabaseRequestPage = Schemas['DatabaseRequestPage'];

/**
 * The databases that a person may see.
 *
 * @public
 */
export type DatabaseList = Schemas['DatabaseList'];

/**
 * A database as shown in a list.
 *
 * @public
 */
export type DatabaseSummary = Schemas['DatabaseSummary'];

/**
 * A database with its current state in the cluster.
 *
 * @public
 */
export type DatabaseDetail = Schemas['DatabaseDetail'];

/**
 * Backstage signals channel that announces changes to databases and requests.
 * The signal carries no data: subscribers query the API for what they may see.
 *
 * @public
 */
export const ECO_DATABASES_CHANNEL = 'plugin.eco.databases';
