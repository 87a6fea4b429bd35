import {
  Database,
  DATABASE_LABELS,
  DatabaseReference,
} from '@backstage-eco/plugin-eco-common';
import {
  ClusterObject,
  PersistentVolumeClaimFacts,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { findLastDeletion, listFacts } from '../../store';

/**
 * Whether a new Database may use data that an earlier one of its name left.
 * That is so if Eco deleted the earlier one and kept its data, if a password
 * already existed, or if a claim with its name is older. Cancelling such a
 * Database must not delete the kept data.
 */
export async function mayHoldKept(options: {
  knex: Knex;
  reference: DatabaseReference;
  live: ClusterObject;
}): Promise<boolean> {
  const { knex, reference, live } = options;
  const { status } = live as unknown as Database;
  if (status?.credentials?.source === 'Existing') {
    return true;
  }
  const last = await findLastDeletion({ knex, reference });
  return (last && last.data !== 'delete') || hasOlderClaim(options);
}

async function hasOlderClaim({
  knex,
  reference: { cluster, namespace, name },
  live,
}: Parameters<typeof mayHoldKept>[0]): Promise<boolean> {
  const { creationTimestamp = '' } = live.metadata;
  const claims = await listFacts<PersistentVolumeClaimFacts>({
    knex,
    clusters: [cluster],
    kind: 'persistentVolumeClaims',
    namespace,
  });
  return claims.some(
    ({ facts: { labels, createdAt = '' } }) =>
      labels[DATABASE_LABELS.name] === name && createdAt < creationTimestamp,
  );
}
