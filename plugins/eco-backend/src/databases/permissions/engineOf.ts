/**
 * Returns the engine of a spec for permissions; an empty string if it is not a
 * string.
 */
export function engineOf(spec: { engine?: unknown } | undefined): string {
  return typeof spec?.engine === 'string' ? spec.engine : '';
}
