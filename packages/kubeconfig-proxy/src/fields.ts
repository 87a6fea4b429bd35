import { isAbsolute, join } from 'node:path';

/** A mapping in a kubeconfig file, unchecked. */
export type Fields = Record<string, any>;

/**
 * Returns the named entries of a list; YAML may have parsed a name as a number.
 */
export function entries(document: unknown, list: string): Fields[] {
  const value = (document as Fields | undefined)?.[list];
  return Array.isArray(value)
    ? value
        .filter(entry => entry?.name)
        .map(entry => ({ ...entry, name: asText(entry.name) }))
    : [];
}

/**
 * Converts a value to a name. A mapping may define its own, non-callable
 * `toString`.
 */
export function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Resolves a path relative to the file's folder. */
export function absolute(path: string, folder: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
