import {
  DatabaseSpec,
  MoreParameters,
  productFor,
  readSpec,
} from '@backstage-eco/plugin-eco-common';
import { someFinalizers } from '../database/finalizers';
import { Fields, KubernetesObject, Value } from '../kubernetes/objects';
import { slim } from '../kubernetes/Store';

/**
 * Longer than any valid text. A truncated text is still rejected, as no
 * version, size or parameter is this long.
 */
const MAX_TEXT = 1100;
const MAX_ITEMS = 100;

/**
 * Reduces a Database to what the cache keeps, with texts and lists truncated.
 * The first schema and object metadata admit any length, so a hundred Databases
 * of a megabyte each would fill the memory.
 */
export function trimDatabase(
  object: KubernetesObject,
  parameters?: MoreParameters,
): KubernetesObject {
  const { metadata, ...rest } = slim(object);
  const spec = object.spec && (bounded(object.spec) as Fields);
  return {
    ...rest,
    metadata: {
      ...metadata,
      annotations: undefined,
      labels: undefined,
      ownerReferences: undefined,
      finalizers: metadata.finalizers && someFinalizers(metadata.finalizers),
    },
    spec: spec?.parameters
      ? { ...spec, parameters: someParameters(spec, parameters) }
      : spec,
  };
}

/**
 * Returns all parameters if they are valid, otherwise only the first invalid
 * one. The Database is rejected for it, and the others (50 KB at most) are
 * never read.
 */
function someParameters(
  { engine, version, parameters }: Fields,
  more: MoreParameters | undefined,
): Fields {
  const server = { engine, version } as unknown as DatabaseSpec;
  if (!productFor(server.engine, server.version)) {
    return {};
  }
  const entries = Object.entries(parameters as Record<string, string>);
  const refused = entries.find(
    ([name, value]) =>
      'problem' in
      readSpec({ spec: { ...server, parameters: { [name]: value } } }, more),
  );
  return Object.fromEntries(refused ? [refused] : entries);
}

function bounded(value: Value): Value {
  if (typeof value === 'string') {
    return cut(value);
  }
  if (Array.isArray(value)) {
    return value.slice(0, MAX_ITEMS).map(bounded);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).slice(0, MAX_ITEMS);
    return Object.fromEntries(
      entries.map(([name, field]) => [cut(name), bounded(field)]),
    );
  }
  return value;
}

/** Truncates by copying, as a substring would keep the whole text in memory. */
function cut(text: string): string {
  return text.length > MAX_TEXT
    ? Buffer.from(text.slice(0, MAX_TEXT)).toString()
    : text;
}
