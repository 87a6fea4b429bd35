import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { entries } from './fields';
import { KubeconfigFailure } from './KubeconfigFailure';
import { parseKubeconfig } from './parseKubeconfig';
import { KubeconfigContext, resolveContext } from './resolveContext';

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
 * @param names - contexts to read; empty for all
 * @throws KubeconfigFailure if the file cannot be read, is not a kubeconfig,
 *   has no context, or lacks a requested one
 */
export async function readKubeconfig(
  file: string,
  names: string[],
): Promise<{ usable: KubeconfigContext[]; unusable: UnusableContext[] }> {
  const document = parseKubeconfig(file, await readText(file));
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
