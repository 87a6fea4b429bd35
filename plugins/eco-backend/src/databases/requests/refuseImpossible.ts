import {
  DatabaseReference,
  DatabaseSpec,
} from '@backstage-eco/plugin-eco-common';
import { ClusterObject } from '@backstage-eco/plugin-eco-node';
import { DatabaseContext } from '../DatabaseContext';
import { dryRun } from '../review/dryRun';
import { foretellRun } from '../review/foretellRun';
import { judge, refuseBlocked } from './judge';

/**
 * Lets through what the portal allows, the API server admits and the controller will
 * run, as far as each can say now.
 *
 * @param wanted - `manifest`: what is sent; `existing`: of a change, the Database as it
 * is in the cluster
 * @throws FieldConflictError for a conflict, FieldError for what else is wrong
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
  refuseBlocked(await foretellRun(context, wanted));
}
