import {
  boundedText,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';

/**
 * Extracts the Service that a `clientConfig` or an APIService names.
 *
 * @param parent - the object with the field `service`
 * @returns undefined if it names none, but a URL for example
 */
export function toServiceReference(
  parent: RawObject,
): { namespace: string; name: string } | undefined {
  return toReference(objectIn(parent, 'service'));
}

/**
 * Extracts a reference to a namespaced object.
 *
 * @param reference - an object with the fields `namespace` and `name`
 * @returns undefined if either is missing
 */
export function toReference(
  reference: RawObject,
): { namespace: string; name: string } | undefined {
  const namespace = boundedText(reference.namespace);
  const name = boundedText(reference.name);
  return namespace && name ? { namespace, name } : undefined;
}
