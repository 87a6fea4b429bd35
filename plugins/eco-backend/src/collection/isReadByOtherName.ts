import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { readClusterUid } from '../inventory';
import { Claim, findAlias } from '../store';

/** How often a cluster is read under its other names, each with its own credentials. */
const OWN_READING_MS = 60 * 60_000;

/**
 * Whether a cycle may be skipped: the cluster is read under another name that shows
 * all that this one does, this one was read within the hour, and still leads there.
 * The last costs one request; whatever else comes of it, the cycle finds out.
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
