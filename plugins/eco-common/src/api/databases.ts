import { components } from './openapi.generated';

type Schemas = components['schemas'];

/**
 * What a person may choose from when they ask for a database.
 *
 * @public
 */
export type DatabaseOptions = Schemas['DatabaseOptions'];

/**
 * A database that may be created or changed, to be looked at before.
 *
 * @public
 */
export type DatabaseReviewRequest = Schemas['DatabaseReviewRequest'];

/**
 * Whether a database would be created or changed, and would run.
 *
 * @public
 */
export type DatabaseReview = Schemas['DatabaseReview'];

/**
 * One of the answers of a {@link DatabaseReview}.
 *
 * @public
 */
export type DatabaseVerdict = Schemas['DatabaseVerdict'];

/**
 * What is wrong with a field, and what to do.
 *
 * @public
 */
export type FieldMessage = Schemas['FieldMessage'];

/**
 * A new database that is asked for.
 *
 * @public
 */
export type DatabaseRequestInput = Schemas['DatabaseRequestInput'];

/**
 * A spec that a database is to have.
 *
 * @public
 */
export type DatabaseUpdateInput = Schemas['DatabaseUpdateInput'];

/**
 * One person's request to create, change or delete a database, followed until it
 * is done.
 *
 * @public
 */
export type DatabaseRequest = Schemas['DatabaseRequest'];

/**
 * How far a {@link DatabaseRequest} is.
 *
 * @public
 */
export type DatabaseRequestState = Schemas['DatabaseRequestState'];

/**
 * A page of requests, the newest first.
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
 * A database in a list.
 *
 * @public
 */
export type DatabaseSummary = Schemas['DatabaseSummary'];

/**
 * A database as its cluster shows it.
 *
 * @public
 */
export type DatabaseDetail = Schemas['DatabaseDetail'];

/**
 * The channel of Backstage signals on which Eco says that a database or a request
 * changed. It says no more: who is told asks what they may see.
 *
 * @public
 */
export const ECO_DATABASES_CHANNEL = 'plugin.eco.databases';
