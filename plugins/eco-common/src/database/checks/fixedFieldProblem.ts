import { DatabaseEngine } from '../engines';
import { DatabaseProblem } from './DatabaseProblem';

/**
 * What is wrong where a living database is to have another value of a field that
 * its engine reads once.
 *
 * @public
 */
export function fixedFieldProblem(
  engine: DatabaseEngine,
  name: DatabaseEngine['fixedFields'][number],
): DatabaseProblem {
  const field = `spec.${name}`;
  return {
    reason: 'ChangeNotSupported',
    field,
    message: `${engine.title} reads it only when it makes a cluster. Set ${field} back, or make a new Database.`,
  };
}
