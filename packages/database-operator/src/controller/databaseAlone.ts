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
 * Longer than any text that can be right: what is cut is refused all the same, for a
 * version, a size or a parameter of this length is none.
 */
const MAX_TEXT = 1100;
const MAX_ITEMS = 100;

/**
 * What is kept of a Database: its texts and lists cut, for the first schema and the
 * metadata of any object admit any length, and a hundred of a megabyte would fill the
 * memory.
 */
export function databaseAlone(
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
 * All parameters where they can be right. Otherwise the first that cannot: the
 * Database is refused for it, and the others, 50 KB at most, are never read.
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

/** A copy, for a part of a text would keep the whole in memory. */
function cut(text: string): string {
  return text.length > MAX_TEXT
    ? Buffer.from(text.slice(0, MAX_TEXT)).toString()
    : text;
}
