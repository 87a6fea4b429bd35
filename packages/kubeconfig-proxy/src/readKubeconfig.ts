import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import { absolute, entries, Fields } from './fields';
import { KubeconfigFailure } from './KubeconfigFailure';
import { resolveExec } from './resolveExec';

/**
 * A context of a kubeconfig file, with what it refers to. Relative paths have
 * become absolute.
 */
export interface KubeconfigContext {
  name: string;
  cluster: Fields;
  user: Fields;
  /** The file's `tokenFile`, which is to be read again and again. */
  tokenFile?: string;
}

/** A context that cannot be used, and why. */
export interface UnusableContext {
  name: string;
  reason: string;
}

/**
 * Reads a kubeconfig file. Format:
 * https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
 *
 * @param file - an absolute path
 * @param names - of the contexts that are wanted; empty for all
 * @throws KubeconfigFailure when the file cannot be read, is no kubeconfig, has
 *   no context, or lacks one that was named
 */
export async function readKubeconfig(
  file: string,
  names: string[],
): Promise<{ usable: KubeconfigContext[]; unusable: UnusableContext[] }> {
  const document = parseDocument(file, await readText(file));
  const present = entries(document, 'contexts').map(({ name }) => name);
  const missing = names.filter(name => !present.includes(name));
  if (missing.length > 0) {
    throw new KubeconfigFailure(
      `${file} has no context ${missing.join(', ')}. It has: ${present.join(
        ', ',
      )}.`,
    );
  }
  const usable: KubeconfigContext[] = [];
  const unusable: UnusableContext[] = [];
  for (const name of new Set(names.length > 0 ? names : present)) {
    try {
      usable.push(resolveContext(document, name, dirname(file)));
    } catch (error) {
      unusable.push({ name, reason: (error as Error).message });
    }
  }
  return { usable, unusable };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EACCES: 'you may not read it',
      EISDIR: 'it is a folder',
    };
    throw new KubeconfigFailure(
      `${file} cannot be read: ${
        reasons[code ?? ''] ?? code
      }. Give the path of a kubeconfig file, for example --kubeconfig ~/.kube/config.`,
    );
  }
}

function parseDocument(file: string, text: string): Fields {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    // Only the place: the quoted line could hold a credential.
    const { linePos } = error as { linePos?: Array<{ line: number }> };
    throw new KubeconfigFailure(
      `${file} is not valid YAML${
        linePos ? `, from line ${linePos[0].line} on` : ''
      }. "kubectl config view --kubeconfig ${file}" checks it too.`,
    );
  }
  if (entries(document, 'contexts').length === 0) {
    throw new KubeconfigFailure(
      `${file} is no kubeconfig with a context: "contexts" is missing or empty. "kubectl config get-contexts --kubeconfig ${file}" lists them.`,
    );
  }
  return document as Fields;
}

function resolveContext(
  document: Fields,
  name: string,
  folder: string,
): KubeconfigContext {
  const context = find(document, 'contexts', name).context ?? {};
  if (!context.cluster) {
    throw new KubeconfigFailure('it names no cluster');
  }
  const cluster = find(document, 'clusters', context.cluster).cluster ?? {};
  const user = context.user
    ? find(document, 'users', context.user).user ?? {}
    : {};
  checkServer(cluster.server);
  const { tokenFile, ...rest } = user;
  return {
    name,
    cluster: {
      ...inlineFirst(cluster, 'certificate-authority', folder),
      server: cluster.server,
    },
    user: {
      ...inlineFirst(
        inlineFirst(rest, 'client-certificate', folder),
        'client-key',
        folder,
      ),
      ...(rest.exec && { exec: resolveExec(rest.exec, cluster, folder) }),
    },
    tokenFile: tokenFile && absolute(tokenFile, folder),
  };
}

function checkServer(server: unknown) {
  const isAddress =
    typeof server === 'string' &&
    URL.canParse(server) &&
    ['http:', 'https:'].includes(new URL(server).protocol);
  if (!isAddress) {
    throw new KubeconfigFailure(
      `its cluster's "server" is not an https:// address: ${server}`,
    );
  }
}

/** As kubectl does it: inline data goes before a file of the same name. */
function inlineFirst(fields: Fields, name: string, folder: string): Fields {
  const { [name]: file, ...others } = fields;
  if (!file || fields[`${name}-data`]) {
    return others;
  }
  return { ...others, [name]: absolute(file, folder) };
}

function find(document: Fields, list: string, name: string): Fields {
  const found = entries(document, list).find(
    entry => entry.name === String(name),
  );
  if (!found) {
    throw new KubeconfigFailure(
      `the file's "${list}" has no entry named "${name}"`,
    );
  }
  return found;
}
