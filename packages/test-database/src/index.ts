/**
 * The database of test backends.
 *
 * @packageDocumentation
 */

export { closingDatabase } from './closingDatabase';
