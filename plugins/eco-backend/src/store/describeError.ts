import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { escapeText } from '../inventory';

const MAX_LENGTH = 500;

/** knex puts the statement, as it writes it, before what the database says. */
const STATEMENT =
  /^(select|insert|update|delete|with|set|create|alter|drop|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b[^]* - /;

/** That of knex has the values beside its message. */
const CLASSES = ['DatabaseError', 'SqliteError', 'KnexTimeoutError'];

/**
 * Whether an error is a database's: its message has a statement, and may have
 * the values of hundreds of objects.
 */
export function isDatabaseError(error: unknown): boolean {
  return (
    isError(error) &&
    (STATEMENT.test(error.message) || CLASSES.includes(error.constructor.name))
  );
}

/**
 * What may be logged of an error: its name, its code and 500 characters of its
 * message. A statement is left out, with the values that it has.
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
 * An error that a caller may be shown. That of a database is logged instead: its
 * statement is for nobody.
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
