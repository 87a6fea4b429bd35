import { ObjectReference } from '@backstage-eco/plugin-eco-common';

/** Formats an object, for example `Deployment istio-system/istiod`. */
export function objectName(object: ObjectReference): string {
  const { kind, namespace, name } = object;
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}
