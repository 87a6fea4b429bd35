/** Levels of a log line. */
export type LogLevel = 'info' | 'warn' | 'error';

/**
 * Fields of a log line besides its message: names and counts, never a Secret's
 * value.
 */
export type LogFields = Record<string, string | number | boolean | undefined>;

/** Writes one line. */
export type Log = (
  level: LogLevel,
  message: string,
  fields?: LogFields,
) => void;

/** Logs to standard error, one JSON object per line. */
export const jsonLog: Log = (level, message, fields = {}) => {
  const line = { time: new Date().toISOString(), level, message, ...fields };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
