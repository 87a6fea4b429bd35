/** Words in the names of programs that reconcile. */
const RECONCILES = new Set([
  'controller',
  'controllers',
  'manager',
  'operator',
  'reconciler',
]);

/** Splits a name into lowercase words: `mt-broker-controller` has three. */
export function nameParts(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** Whether a word identifies a program that reconciles. */
export function isControllerWord(part: string): boolean {
  return RECONCILES.has(part);
}
