/**
 * The Database resource and its controller.
 *
 * @packageDocumentation
 */

export type {
  Condition,
  Database,
  DatabaseConnection,
  DatabaseSpec,
  DatabaseStatus,
} from './database/Database';
export { readOptions } from './options';
export type { Options } from './options';
export { runOperator } from './runOperator';
