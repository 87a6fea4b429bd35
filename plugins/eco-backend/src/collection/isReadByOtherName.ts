import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { readClusterUid } from '../inventory';
import { Claim, findAlias } from '../store';

/** How often an alias is read with its own credentials. */
const OWN_READING_MS = 60 * 60_000;

/**
 * Decides whether a cycle can be skipped. It can if another name of the same
 * cluster shows everything that this one does, this one was read within the
 * hour, and it still leads to that cluster. The last condition costs one
 * request. If it fails, or another cluster answers, the cycle runs and finds
 * out why.
 */
export async function isReadByOtherName(options: {
  knex: Knex;
  access: ClusterAccess;
  claim: Claim;
  signal: AbortSignal;
}): Promise<boolean> {
  const { knex, access, claim, signal } = options;
  const { cluster } = claim;
  if (claim.isRequested || claim.isDuplicate || claim.failures > 0) {
    return false;
  }
  const alias = await findAlias({
    knex,
    cluster,
    readWithinMs: OWN_READING_MS,
  });
  if (!alias) {
    return false;
  }
  try {
    return (await readClusterUid({ access, cluster, signal })) === alias.uid;
  } catch (error) {
    signal.throwIfAborted();
    return false;
  }
}
