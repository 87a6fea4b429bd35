import { parseAllDocuments } from 'yaml';
import { entries, Fields } from './fields';
import { KubeconfigFailure } from './KubeconfigFailure';
import { orderMergeKeys } from './mergeKeys';

const LISTS = ['clusters', 'users', 'contexts'] as const;

/** More aliases than any genuine file has. */
const MAX_ALIASES = 10_000;

/** YAML 1.1 parses these as dates and base-60 numbers; client-go does not. */
const EXCLUDED_TAGS = /timestamp/;

/**
 * Parses a kubeconfig as client-go does: the first document, by YAML 1.1, with
 * merge keys; the last of duplicate keys wins.
 * https://github.com/kubernetes/client-go/blob/v0.37.1/tools/clientcmd/api/latest/latest.go
 *
 * @param file - name of the file in messages
 * @throws KubeconfigFailure if the text is not a kubeconfig with a context, or
 *   has two entries of the same name
 */
export function parseKubeconfig(file: string, text: string): Fields {
  const document = parseYaml(file, text) as Fields | undefined;
  if (entries(document, 'contexts').length === 0) {
    throw new KubeconfigFailure(
      `${file} is no kubeconfig with a context: "contexts" is missing or empty. "kubectl config get-contexts --kubeconfig ${file}" lists them.`,
    );
  }
  const kind = document?.kind || 'Config';
  const apiVersion = document?.apiVersion || 'v1';
  if (kind !== 'Config' || apiVersion !== 'v1') {
    throw new KubeconfigFailure(
      `${file} is no kubeconfig: its kind is ${kind} and its apiVersion ${apiVersion}, not Config and v1.`,
    );
  }
  for (const list of LISTS) {
    const names = entries(document, list).map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      throw new KubeconfigFailure(
        `${file} has two entries named "${twice}" in "${list}", and kubectl takes neither: rename or remove one.`,
      );
    }
  }
  return document as Fields;
}

function parseYaml(file: string, text: string): unknown {
  try {
    const [document] = parseAllDocuments(text, {
      version: '1.1',
      merge: true,
      uniqueKeys: false,
      customTags: tags =>
        tags.filter(
          tag =>
            typeof tag === 'string' ||
            (!('format' in tag && tag.format === 'TIME') &&
              !EXCLUDED_TAGS.test(tag.tag)),
        ),
    });
    if (!document || !('errors' in document)) {
      return undefined;
    }
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    orderMergeKeys(document);
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    // Only the position, as the quoted line could contain a credential.
    const { linePos } = error as { linePos?: Array<{ line: number }> };
    throw new KubeconfigFailure(
      `${file} is not valid YAML${
        linePos ? `, from line ${linePos[0].line} on` : ''
      }. "kubectl config view --kubeconfig ${file}" checks it too.`,
    );
  }
}
