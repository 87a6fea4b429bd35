import { KubernetesObject } from 'control-plane';

/** Returns a cluster-scoped object. */
export function object(
  apiVersion: string,
  kind: string,
  name: string,
  more: object = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name }, ...more };
}

/** Returns an object in the namespace `shop`. */
export function inShop(
  apiVersion: string,
  kind: string,
  name: string,
  more: object = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, ...more };
}
