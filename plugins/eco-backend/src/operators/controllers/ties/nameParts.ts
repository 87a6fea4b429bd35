/** What a program that reconciles calls itself. */
const RECONCILES = new Set([
  'controller',
  'controllers',
  'manager',
  'operator',
  'reconciler',
]);

/** The words of a name, in lower case: of `mt-broker-controller` three. */
export function nameParts(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** Whether a word of a name says that it reconciles. */
export function saysController(part: string): boolean {
  return RECONCILES.has(part);
}
