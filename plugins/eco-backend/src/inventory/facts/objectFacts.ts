import { ObjectFacts, OwnerFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedMap,
  boundedName,
  boundedObjects,
  boundedText,
  objectIn,
  RawObject,
} from './boundedText';

/**
 * Annotations that repeat the whole object as somebody applied it, values included
 * that Eco does not keep: those of kubectl and many operators
 * (`…/last-applied-configuration`), of kopf, kapp and Rancher.
 */
const REPEATS_THE_OBJECT =
  /last-?(applied|handled)|^kapp\.k14s\.io\/original|^objectset\.rio\.cattle\.io\/applied$/i;

/**
 * The facts that every object has.
 *
 * @param raw - an item of a list
 * @param type - what the list is of: items of a list do not say it themselves
 * @throws an error where the object has no name, which no API server sends
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
  const managers = boundedObjects(metadata.managedFields)
    .map(field => boundedText(field.manager))
    .filter(manager => manager !== undefined);
  return {
    apiVersion: type.apiVersion,
    kind: type.kind,
    namespace: boundedName(metadata.namespace),
    name,
    uid: boundedText(metadata.uid),
    createdAt: boundedText(metadata.creationTimestamp),
    deletingSince: boundedText(metadata.deletionTimestamp),
    owner: ownerOf(metadata),
    labels: boundedMap(metadata.labels),
    annotations: boundedMap(
      metadata.annotations,
      key => !REPEATS_THE_OBJECT.test(key),
    ),
    managers: [...new Set(managers)],
  };
}

function ownerOf(metadata: RawObject): OwnerFacts | undefined {
  const owners = boundedObjects(metadata.ownerReferences);
  const owner =
    owners.find(({ controller }) => controller === true) ?? owners[0];
  return (
    owner && {
      apiVersion: boundedText(owner.apiVersion) ?? '',
      kind: boundedText(owner.kind) ?? '',
      name: boundedName(owner.name) ?? '',
    }
  );
}
