import { isAlias, isMap, parseDocument, visit } from 'yaml';
import { DATABASE } from '@backstage-eco/plugin-eco-common';

/** Enough for any Database, and small enough to parse on every keystroke. */
const MAX_LENGTH = 20_000;

/** The part of a Database that the user edits. */
export interface DatabaseManifest {
  namespace?: string;
  name?: string;
  spec: Record<string, unknown>;
}

/** Parsed manifest, or why the text is not valid. */
export type ReadManifest =
  | { manifest: DatabaseManifest; problem?: undefined }
  | { manifest?: undefined; problem: ManifestProblem };

/** What is wrong with the text. */
export type ManifestProblem =
  | { kind: 'tooLong' | 'alias' | 'notMap' | 'otherKind' }
  | { kind: 'unused'; field: string }
  | { kind: 'syntax'; line?: number; message: string };

/** Formats the manifest of a new Database, omitting undefined fields. */
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
 * Sets one field in the text, and keeps comments and all other fields.
 *
 * @param text - accepted by {@link readManifest}
 * @param value - undefined or an empty string removes the field
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
    // An empty map is always written as {}, and would stay on one line.
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
 * Parses a manifest that may have been typed by hand. Content that Eco cannot
 * send, such as labels, is a problem: it would be lost silently.
 */
export function readManifest(text: string): ReadManifest {
  if (text.length > MAX_LENGTH) {
    return { problem: { kind: 'tooLong' } };
  }
  try {
    return readDocument(text);
  } catch (error) {
    // Thrown, for example, for thousands of nested brackets.
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

/** YAML reads a name such as 17 as a number. */
function asText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
