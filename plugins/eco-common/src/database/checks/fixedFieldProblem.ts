import { DatabaseEngine } from '../engines';
import { DatabaseProblem } from './DatabaseProblem';

/**
 * Builds the problem for changing a field that the engine reads only when it
 * creates the database.
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
    message: `${engine.title} reads it only when it creates a cluster. Set ${field} back, or create a new Database.`,
  };
}
