/** Props of every database field. */
export interface FieldProps {
  /** Empty if nothing is chosen. */
  value: string;
  onChange(value: string): void;
  /** What is wrong with the value, and how to fix it. */
  error?: string;
  /** Read-only, such as the engine of an existing database. */
  isLocked?: boolean;
  /** Replaces the field's own label, for example in a template. */
  label?: string;
  hint?: string;
}
