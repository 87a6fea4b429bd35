/** Levels of a log line. */
export type LogLevel = 'info' | 'warn' | 'error';

/** What a line may carry beside its message: names and counts, never a value. */
export type LogFields = Record<string, string | number | boolean | undefined>;

/** Writes one line. */
export type Log = (
  level: LogLevel,
  message: string,
  fields?: LogFields,
) => void;

/** Lines of JSON on standard error, one an event. */
export const jsonLog: Log = (level, message, fields = {}) => {
  const line = { time: new Date().toISOString(), level, message, ...fields };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
