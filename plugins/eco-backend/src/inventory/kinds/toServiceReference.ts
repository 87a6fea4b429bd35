import { boundedText, objectIn, RawObject } from '../boundedText';

/**
 * The Service that a `clientConfig` or an APIService names.
 *
 * @param parent - the object with the field `service`
 * @returns undefined where it names none, for example a URL instead
 */
export function toServiceReference(
  parent: RawObject,
): { namespace: string; name: string } | undefined {
  const service = objectIn(parent, 'service');
  const namespace = boundedText(service.namespace);
  const name = boundedText(service.name);
  return namespace && name ? { namespace, name } : undefined;
}
