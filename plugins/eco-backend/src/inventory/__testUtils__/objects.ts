import { KubernetesObject } from 'control-plane';

/** An object of no namespace. */
export function object(
  apiVersion: string,
  kind: string,
  name: string,
  more: object = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name }, ...more };
}

/** An object of the namespace `shop`. */
export function inShop(
  apiVersion: string,
  kind: string,
  name: string,
  more: object = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, ...more };
}
