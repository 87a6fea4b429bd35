/** The engine of a spec as permissions know it: empty where it is no text. */
export function engineOf(spec: { engine?: unknown } | undefined): string {
  return typeof spec?.engine === 'string' ? spec.engine : '';
}
