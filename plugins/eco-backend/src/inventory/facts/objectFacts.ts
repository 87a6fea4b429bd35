import {
  FieldManagerFacts,
  ObjectFacts,
  OwnerFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedMap,
  boundedName,
  boundedObjects,
  boundedText,
  boundedTexts,
  numberIn,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';

/**
 * Annotations that repeat the whole object as it was applied, including values
 * that Eco must not store. They come from kubectl and many operators
 * (`…/last-applied-configuration`), kopf, kapp and Rancher.
 */
const REPEATS_THE_OBJECT =
  /last-?(applied|handled)|^kapp\.k14s\.io\/original|^objectset\.rio\.cattle\.io\/applied$/i;

/**
 * Whether an annotation repeats the whole object. Such annotations are neither
 * stored nor shown.
 */
export function repeatsTheObject(annotation: string): boolean {
  return REPEATS_THE_OBJECT.test(annotation);
}

/** Maximum owners, finalizers and field managers stored per object. */
const MAX_ITEMS = 100;

/**
 * Extracts the facts common to all objects.
 *
 * @param raw - an item of a list
 * @param type - type of the list; its items do not state their own
 * @throws an error if the object has no name, which no API server sends
 * @alpha
 */
export function toObjectFacts(
  raw: RawObject,
  type: { apiVersion: string; kind: string },
): ObjectFacts {
  const metadata = objectIn(raw, 'metadata');
  const name = boundedName(metadata.name);
  if (name === undefined) {
    throw new Error(`an object of kind ${type.kind} has no metadata.name`);
  }
  return {
    apiVersion: type.apiVersion,
    kind: type.kind,
    namespace: boundedName(metadata.namespace),
    name,
    uid: boundedText(metadata.uid),
    createdAt: boundedText(metadata.creationTimestamp),
    deletingSince: boundedText(metadata.deletionTimestamp),
    owners: ownersOf(metadata),
    finalizers: boundedTexts(metadata.finalizers).slice(0, MAX_ITEMS),
    generation: numberIn(metadata, 'generation'),
    observedGeneration: numberIn(objectIn(raw, 'status'), 'observedGeneration'),
    labels: boundedMap(metadata.labels),
    annotations: boundedMap(
      metadata.annotations,
      key => !repeatsTheObject(key),
    ),
    fieldManagers: fieldManagersOf(metadata),
  };
}

function ownersOf(metadata: RawObject): OwnerFacts[] {
  return boundedObjects(metadata.ownerReferences)
    .slice(0, MAX_ITEMS)
    .map(owner => ({
      apiVersion: boundedText(owner.apiVersion) ?? '',
      kind: boundedText(owner.kind) ?? '',
      name: boundedName(owner.name) ?? '',
      uid: boundedText(owner.uid),
      controller: owner.controller === true || undefined,
    }));
}

/**
 * Returns each manager once, even if it wrote with several API versions or at
 * several times.
 */
function fieldManagersOf(metadata: RawObject): FieldManagerFacts[] {
  const managers = new Map<string, FieldManagerFacts>();
  for (const field of boundedObjects(metadata.managedFields)) {
    const name = boundedText(field.manager);
    if (name !== undefined) {
      const manager: FieldManagerFacts = {
        name,
        operation: field.operation === 'Apply' ? 'Apply' : 'Update',
        subresource: boundedText(field.subresource),
      };
      managers.set(JSON.stringify(manager), manager);
    }
  }
  return [...managers.values()].slice(0, MAX_ITEMS);
}
