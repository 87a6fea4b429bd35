import { isAlias, isMap, parseDocument, visit } from 'yaml';
import { DATABASE } from '@backstage-eco/plugin-eco-common';

/** More than any Database needs, and little enough to read at every key. */
const MAX_LENGTH = 20_000;

/** The part of a Database that a person chooses. */
export interface DatabaseManifest {
  namespace?: string;
  name?: string;
  spec: Record<string, unknown>;
}

/** A manifest, or why the text is none. */
export type ReadManifest =
  | { manifest: DatabaseManifest; problem?: undefined }
  | { manifest?: undefined; problem: ManifestProblem };

/** What is wrong with a text. */
export type ManifestProblem =
  | { kind: 'tooLong' | 'alias' | 'notMap' | 'otherKind' }
  | { kind: 'unused'; field: string }
  | { kind: 'syntax'; line?: number; message: string };

/** The manifest of a new Database, without the fields that are undefined. */
export function newManifestText(manifest: DatabaseManifest): string {
  const { namespace, name, spec } = manifest;
  return [
    `apiVersion: ${DATABASE.apiVersion}\nkind: ${DATABASE.kind}\n`,
    ['metadata', 'namespace', namespace],
    ['metadata', 'name', name],
    ...Object.entries(spec).map(([key, value]) => ['spec', key, value]),
  ].reduce<string>(
    (text, part) =>
      typeof part === 'string'
        ? text + part
        : setInManifest(text, part.slice(0, 2) as string[], part[2]),
    '',
  );
}

/**
 * The text with one field changed. Comments and other fields stay as they are.
 *
 * @param text - one that {@link readManifest} understands
 * @param value - undefined and the empty text take the field away
 */
export function setInManifest(
  text: string,
  path: string[],
  value: unknown,
): string {
  const document = parseDocument(text);
  const part = document.get(path[0]);
  if (!isMap(part)) {
    document.set(path[0], document.createNode({}));
  } else if (part.items.length === 0) {
    // An empty one can only be written as {}, and would stay on one line.
    part.flow = false;
  }
  if (value !== undefined && value !== '') {
    document.setIn(path, value);
  } else if (document.hasIn(path)) {
    document.deleteIn(path);
  }
  return document.toString();
}

/**
 * Reads a manifest that a person may have typed. What cannot be sent with it,
 * such as labels, is a problem: it would be lost without a word.
 */
export function readManifest(text: string): ReadManifest {
  if (text.length > MAX_LENGTH) {
    return { problem: { kind: 'tooLong' } };
  }
  try {
    return readDocument(text);
  } catch (error) {
    // Thousands of nested brackets end in one.
    return { problem: { kind: 'syntax', message: String(error) } };
  }
}

function readDocument(text: string): ReadManifest {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    const [{ line }] = error.linePos ?? [{ line: undefined }];
    const [message] = error.message.split(' at line ');
    return { problem: { kind: 'syntax', line, message } };
  }
  let hasAlias = false;
  visit(document, (_, node) => {
    hasAlias ||= isAlias(node);
  });
  if (hasAlias) {
    return { problem: { kind: 'alias' } };
  }
  return isMap(document.contents)
    ? toManifest(document.toJS())
    : { problem: { kind: 'notMap' } };
}

function toManifest(object: Record<string, unknown>): ReadManifest {
  const { apiVersion, kind, metadata, spec, ...others } = object;
  if (apiVersion !== DATABASE.apiVersion || kind !== DATABASE.kind) {
    return { problem: { kind: 'otherKind' } };
  }
  const { namespace, name, ...moreMetadata } = asMap(metadata);
  const unused = [
    ...Object.keys(others),
    ...Object.keys(moreMetadata).map(key => `metadata.${key}`),
  ];
  return unused.length > 0
    ? { problem: { kind: 'unused', field: unused[0] } }
    : {
        manifest: {
          namespace: asText(namespace),
          name: asText(name),
          spec: asMap(spec),
        },
      };
}

function asMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** A name such as 17 is a number to YAML, and a name to the person. */
function asText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
