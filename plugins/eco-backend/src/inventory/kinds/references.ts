import {
  boundedText,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';

/**
 * The Service that a `clientConfig` or an APIService names.
 *
 * @param parent - the object with the field `service`
 * @returns undefined where it names none, for example a URL instead
 */
export function toServiceReference(
  parent: RawObject,
): { namespace: string; name: string } | undefined {
  return toReference(objectIn(parent, 'service'));
}

/**
 * A reference to an object of a namespace.
 *
 * @param reference - an object with the fields `namespace` and `name`
 * @returns undefined where one of them is missing
 */
export function toReference(
  reference: RawObject,
): { namespace: string; name: string } | undefined {
  const namespace = boundedText(reference.namespace);
  const name = boundedText(reference.name);
  return namespace && name ? { namespace, name } : undefined;
}
