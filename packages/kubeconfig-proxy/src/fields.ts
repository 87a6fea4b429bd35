import { isAbsolute, join } from 'node:path';

/** A mapping of a kubeconfig file, as it stands there. */
export type Fields = Record<string, any>;

/** Those of a list that have a name, which YAML may have read as a number. */
export function entries(document: unknown, list: string): Fields[] {
  const value = (document as Fields | undefined)?.[list];
  return Array.isArray(value)
    ? value
        .filter(entry => entry?.name)
        .map(entry => ({ ...entry, name: asText(entry.name) }))
    : [];
}

/** A value as a name. A mapping may have a `toString` of its own, which is none. */
export function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A path of the file, which is relative to its folder. */
export function absolute(path: string, folder: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
