/** What every field for a database has. */
export interface FieldProps {
  /** The empty text where nothing is chosen. */
  value: string;
  onChange(value: string): void;
  /** What is wrong with the value, and what to do. */
  error?: string;
  /** Cannot change, such as the engine of a living database. */
  isLocked?: boolean;
  /** Instead of the field's own words: a template has its own. */
  label?: string;
  hint?: string;
}
