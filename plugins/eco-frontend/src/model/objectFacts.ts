/** Stored object of the inventory, by field name. */
export type KeptObject = Readonly<Record<string, unknown>>;

/** Metadata of every object, shown in columns of its own or in the details. */
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

/** Fields of a value that only refers to another object. */
const REFERENCE = new Set([
  'apiVersion',
  'kind',
  'namespace',
  'name',
  'version',
]);

/** A field with a short text for its value. */
export interface ShortFact {
  field: string;
  words: string;
}

/**
 * Returns a field's text; undefined if the field is missing or not a string.
 */
export function textOf(object: KeptObject, field: string): string | undefined {
  const value = object[field];
  return typeof value === 'string' ? value : undefined;
}

/**
 * Returns the name of an object. API resources have no name, only a resource.
 */
export function nameOf(object: KeptObject): string {
  return textOf(object, 'name') ?? textOf(object, 'resource') ?? '';
}

/** Returns the controller of an object, or otherwise its first owner. */
export function ownerOf(object: KeptObject): KeptObject | undefined {
  const owners = Array.isArray(object.owners) ? object.owners : [];
  return owners.find(({ controller }) => controller === true) ?? owners[0];
}

/**
 * Returns the stored fields of an object except its metadata, each with a short
 * text.
 */
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
  // Labels can have a key `name` too.
  return isScalar(value) || isReference(value) ? nameFor(value) : '';
}

function isReference(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every(field => REFERENCE.has(field))
  );
}

/** Returns what identifies an item of a list: its image or name. */
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
