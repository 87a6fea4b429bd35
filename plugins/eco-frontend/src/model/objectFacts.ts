/** An object of the inventory: some facts, by the name of their field. */
export type KeptObject = Readonly<Record<string, unknown>>;

/** What every object has. It stands in columns of its own, or below. */
const METADATA = new Set([
  'apiVersion',
  'kind',
  'namespace',
  'name',
  'uid',
  'createdAt',
  'deletingSince',
  'owners',
  'finalizers',
  'generation',
  'observedGeneration',
  'labels',
  'annotations',
  'fieldManagers',
]);

/** The fields of a thing that does no more than name another one. */
const REFERENCE = new Set([
  'apiVersion',
  'kind',
  'namespace',
  'name',
  'version',
]);

/** A fact as a field and words for its value. */
export interface ShortFact {
  field: string;
  words: string;
}

/** The text in a field of an object; undefined where there is none. */
export function textOf(object: KeptObject, field: string): string | undefined {
  const value = object[field];
  return typeof value === 'string' ? value : undefined;
}

/** The name of an object. What is served is no object; it has a resource. */
export function nameOf(object: KeptObject): string {
  return textOf(object, 'name') ?? textOf(object, 'resource') ?? '';
}

/** Who manages an object, or else the first of its owners. */
export function ownerOf(object: KeptObject): KeptObject | undefined {
  const owners = Array.isArray(object.owners) ? object.owners : [];
  return owners.find(({ controller }) => controller === true) ?? owners[0];
}

/** What is kept of an object beside its metadata, each in few words. */
export function shortFacts(object: KeptObject): ShortFact[] {
  return Object.entries(object).flatMap(([field, value]) => {
    const words = METADATA.has(field) ? '' : wordsFor(value);
    return words ? [{ field, words }] : [];
  });
}

function wordsFor(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(nameFor).filter(Boolean).join(', ');
  }
  // Labels may be named `name`, too.
  return isScalar(value) || isReference(value) ? nameFor(value) : '';
}

function isReference(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every(field => REFERENCE.has(field))
  );
}

/** What tells a thing from others of a list: its image, or its name. */
function nameFor(value: unknown): string {
  if (isScalar(value)) {
    return String(value);
  }
  if (typeof value !== 'object' || value === null) {
    return '';
  }
  const thing = value as KeptObject;
  const name = textOf(thing, 'image') ?? textOf(thing, 'name');
  const namespace = textOf(thing, 'namespace');
  return name && namespace ? `${namespace}/${name}` : name ?? '';
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
