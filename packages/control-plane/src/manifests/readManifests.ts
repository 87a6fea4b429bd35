import { readdir, readFile, stat } from 'fs/promises';
import { join } from 'path';
import {
  Document,
  isMap,
  isScalar,
  parseDocument,
  ParseOptions,
  SchemaOptions,
  Tags,
  visit,
} from 'yaml';
import { KubernetesObject, ObjectMetadata } from '../client/objects';
import { RefusedObject } from './types';

const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_ALIASES = 100;
const MANIFEST_FILE = /\.(ya?ml|json)$/;
const UNLIKE_KUBERNETES = new Set(['TIME']);

/** An object, with the file and line it was read from. */
export interface ManifestObject {
  object: KubernetesObject;
  file?: string;
  /** First line of its document, from 1. */
  line?: number;
}

/** Documents of a file, valid and invalid. */
export interface ManifestDocuments {
  documents: ManifestObject[];
  refused: RefusedObject[];
}

/** Lists all manifest files below a folder, sorted by path. */
export async function listManifestFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      files.push(...(await listManifestFiles(path)));
    } else if (MANIFEST_FILE.test(entry.name)) {
      files.push(path);
    }
  }
  return files.sort();
}

/**
 * Reads the documents of a file. Invalid documents do not affect the others.
 */
export async function readManifestFile(
  file: string,
): Promise<ManifestDocuments> {
  const { size } = await stat(file);
  if (size > MAX_FILE_BYTES) {
    const reason = `the file has ${size} bytes; at most ${MAX_FILE_BYTES} are read`;
    return { documents: [], refused: [{ object: file, file, reason }] };
  }
  return readDocuments({ text: await readFile(file, 'utf8'), file });
}

/**
 * Parses the objects of a YAML text with several documents. Lists are unfolded.
 *
 * @returns the objects, and the documents that are none
 */
export function parseManifests(options: { text: string; file?: string }): {
  objects: KubernetesObject[];
  refused: RefusedObject[];
} {
  const { documents, refused } = readDocuments(options);
  return { objects: documents.map(({ object }) => object), refused };
}

function readDocuments(options: {
  text: string;
  file?: string;
}): ManifestDocuments {
  const { text, file } = options;
  const result: ManifestDocuments = { documents: [], refused: [] };
  splitDocuments(text).forEach(({ content, line }, index) => {
    try {
      for (const object of unfold(parseYaml(content))) {
        result.documents.push({ object: checked(object), file, line });
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const object = `document ${index + 1}`;
      result.refused.push({ object, file, line, reason });
    }
  });
  return result;
}

/** Splits at lines that start with `---`, wherever they are. */
function splitDocuments(text: string): { content: string; line: number }[] {
  const documents: { content: string[]; line: number }[] = [
    { content: [], line: 1 },
  ];
  text.split(/\r?\n/).forEach((content, index) => {
    if (/^---(\s|$)/.test(content)) {
      // The rest of the marker's line belongs to the new document.
      const rest = content.slice(3);
      documents.push({ content: [rest], line: index + 1 });
    } else {
      documents[documents.length - 1].content.push(content);
    }
  });
  return documents
    .map(({ content, line }) => ({ content: content.join('\n'), line }))
    .filter(({ content }) => /^\s*[^#\s]/m.test(content));
}

/**
 * Kubernetes reads YAML 1.1 (`0644` is octal, `yes` is true), but without dates
 * and base-60 numbers.
 */
const YAML_OPTIONS: ParseOptions & SchemaOptions = {
  customTags: (tags: Tags): Tags =>
    tags.filter(
      tag =>
        typeof tag === 'string' ||
        (!tag.tag.endsWith(':timestamp') &&
          !UNLIKE_KUBERNETES.has(tag.format ?? '')),
    ),
};

function parseYaml(content: string): unknown {
  const document = parseDocument(content, { ...YAML_OPTIONS, version: '1.1' });
  const [error] = document.errors;
  if (error) {
    throw error;
  }
  keepDigits(document);
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}

/**
 * Keeps unquoted digits in labels and annotations (`08`) as text. These fields
 * contain only text, and the API server would refuse the object for a number.
 */
function keepDigits(document: Document): void {
  visit(document, {
    Pair(_, { key, value: metadata }) {
      if (!isScalar(key) || key.value !== 'metadata' || !isMap(metadata)) {
        return;
      }
      for (const field of ['labels', 'annotations']) {
        const entries = metadata.get(field, true);
        for (const { value } of isMap(entries) ? entries.items : []) {
          if (isScalar(value) && typeof value.value === 'number') {
            value.value = value.source;
          }
        }
      }
    },
  });
}

function unfold(value: unknown): unknown[] {
  if (value === null || value === undefined) {
    return [];
  }
  const { kind, items } = value as { kind?: unknown; items?: unknown };
  const isList = typeof kind === 'string' && kind.endsWith('List');
  return isList && Array.isArray(items) ? items.flatMap(unfold) : [value];
}

function checked(value: unknown): KubernetesObject {
  const object = value as Partial<KubernetesObject>;
  for (const field of ['apiVersion', 'kind'] as const) {
    if (typeof object?.[field] !== 'string') {
      throw new Error(`not a Kubernetes object: ${field} is missing`);
    }
  }
  const { name, generateName }: Partial<ObjectMetadata> = object.metadata ?? {};
  if (typeof name !== 'string' && typeof generateName !== 'string') {
    throw new Error(`${object.kind} without metadata.name`);
  }
  return object as KubernetesObject;
}
