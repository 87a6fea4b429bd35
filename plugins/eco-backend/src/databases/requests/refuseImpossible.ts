import {
  DatabaseReference,
  DatabaseSpec,
} from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import { DatabaseContext } from '../DatabaseContext';
import { dryRun } from '../review/dryRun';
import { predictFromInventory } from '../review/predictFromInventory';
import { judge, refuseBlocked } from './judge';

/**
 * Checks that the portal allows a database, the API server admits it, and the
 * controller will run it, as far as each can tell now.
 *
 * @param wanted - `manifest`: the object to send; `existing`: for a change, the
 * Database in the cluster
 * @throws FieldConflictError for a conflict, FieldError otherwise
 */
export async function refuseImpossible(
  context: DatabaseContext,
  wanted: DatabaseReference & {
    operation: 'create' | 'update';
    owner: string;
    spec: DatabaseSpec;
    manifest: ClusterObject;
    existing?: ClusterObject;
  },
): Promise<void> {
  refuseBlocked(await judge(context, wanted));
  const { verdict, isConflict } = await dryRun({ ...context, ...wanted });
  refuseBlocked(verdict, isConflict);
  refuseBlocked(await predictFromInventory(context, wanted));
}
