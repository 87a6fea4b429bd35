import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { escapeText } from '../inventory';

const MAX_LENGTH = 500;

/** knex prefixes the database's message with the statement. */
const STATEMENT =
  /^(select|insert|update|delete|with|set|create|alter|drop|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b[^]* - /;

/**
 * Error classes of the databases and of knex. That of knex also carries the
 * values.
 */
const CLASSES = ['DatabaseError', 'SqliteError', 'KnexTimeoutError'];

/**
 * Whether an error comes from the database. Its message contains a statement,
 * and may contain the values of hundreds of objects.
 */
export function isDatabaseError(error: unknown): boolean {
  return (
    isError(error) &&
    (STATEMENT.test(error.message) || CLASSES.includes(error.constructor.name))
  );
}

/**
 * Describes an error for the log: its name, its code and 500 characters of its
 * message. The statement is removed, and with it its values.
 */
export function describeError(error: unknown): string {
  if (!isError(error)) {
    return toLine(String(error));
  }
  const code = typeof error.code === 'string' ? ` (${error.code})` : '';
  const message = error.message.replace(STATEMENT, '');
  return `${error.name}${code}: ${toLine(message)}`;
}

function toLine(text: string): string {
  const line = escapeText(text.slice(0, MAX_LENGTH).replace(/\s+/g, ' '));
  return line.length > MAX_LENGTH || text.length > MAX_LENGTH
    ? `${line.slice(0, MAX_LENGTH - 1)}…`
    : line;
}

/**
 * Returns an error that is safe to show to a caller. A database error is logged
 * and replaced, because its statement must not leak.
 */
export function withoutStatement(
  error: unknown,
  logger: LoggerService,
): unknown {
  if (!isDatabaseError(error)) {
    return error;
  }
  logger.error(`The database failed a request: ${describeError(error)}`);
  return new Error('The database failed; the log of the backend says how');
}
