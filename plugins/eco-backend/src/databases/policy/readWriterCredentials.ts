import { readFile } from 'node:fs/promises';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ClusterAccessError } from '@backstage-eco/plugin-eco-node';
import { matchesAny } from './findRefusals';

/**
 * Returns the token for writing to a cluster.
 *
 * @returns undefined to write with the account of the Kubernetes plugin
 */
type FindWriterToken = (cluster: string) => Promise<string | undefined>;

const FIELD = 'eco.databases.credentials';
/** Maximum that fits into a header. */
const MAX_TOKEN_LENGTH = 8 * 1024;

/**
 * Reads `eco.databases.credentials`. Messages never contain a token.
 *
 * @throws InputError that names an entry without a token, or with two
 */
export function readWriterCredentials(config: Config): FindWriterToken {
  const credentials = (config.getOptionalConfigArray(FIELD) ?? []).map(
    readCredential,
  );
  return async cluster => {
    const found = credentials.find(({ clusters }) =>
      matchesAny(clusters, cluster),
    );
    return found?.read();
  };
}

function readCredential(config: Config, at: number) {
  const token = config.getOptionalString('serviceAccountToken');
  const file = config.getOptionalString('serviceAccountTokenFile');
  if ((token === undefined) === (file === undefined)) {
    throw new InputError(
      `${FIELD}[${at}] needs either serviceAccountToken or serviceAccountTokenFile`,
    );
  }
  return {
    clusters: config.getOptionalStringArray('clusters'),
    read: async () => checkToken(token ?? (await readToken(file!))),
  };
}

async function readToken(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new ClusterAccessError(
      'unauthorised',
      `the token in ${file} cannot be read (${FIELD})`,
      error,
    );
  }
}

/**
 * @throws {@link ClusterAccessError} if the token cannot be sent in a header
 */
function checkToken(text: string): string {
  const token = text.trim();
  if (!/^[\x21-\x7e]+$/.test(token) || token.length > MAX_TOKEN_LENGTH) {
    throw new ClusterAccessError(
      'unauthorised',
      `a token of ${FIELD} is not a valid token`,
    );
  }
  return token;
}
