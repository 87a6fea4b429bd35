import { boundedName, RawObject } from '@backstage-eco/plugin-eco-recognition';

/** Returns the name of a sampled object from its metadata. */
export function toName(metadata: RawObject): {
  namespace?: string;
  name: string;
} {
  const namespace = boundedName(metadata.namespace);
  const name = boundedName(metadata.name) ?? '';
  return namespace === undefined ? { name } : { namespace, name };
}
