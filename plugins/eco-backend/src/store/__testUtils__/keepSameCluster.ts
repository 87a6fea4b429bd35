import { InventoryPart, LeaseFacts } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { buildInventory, object } from '../../detection/testing/buildInventory';
import { Cycle } from '..';
import { keepCycle } from './keepCycle';

const AT = '2026-01-01T00:00:00.000Z';

/**
 * Stores a cycle of a cluster. Under each name, its control plane is the same
 * process.
 *
 * @param options - `unread`: a kind that the name's credentials never read
 */
export async function keepSameCluster(options: {
  knex: Knex;
  cluster: string;
  uid?: string;
  unread?: 'pods' | 'nodes';
  at?: string;
  changes?: Partial<Omit<Cycle, 'inventory' | 'history'>>;
}): Promise<void> {
  const { knex, cluster, uid = 'one', unread, at = AT, changes } = options;
  const never: InventoryPart<never> = {
    state: 'unread',
    since: at,
    reason: 'forbidden',
  };
  const lease = object<Partial<LeaseFacts>>('Lease', 'coordination.k8s.io/v1', {
    name: 'kube-scheduler',
    namespace: 'kube-system',
    holder: 'node-1_5f0c',
    renewedAt: at,
  });
  await keepCycle({
    knex,
    cycle: {
      inventory: {
        ...buildInventory({ leases: [lease] }, unread && { [unread]: never }),
        cluster,
        uid,
      },
      outcome: { status: unread ? 'partial' : 'ok', at },
      readAt: at,
      detections: [],
      unknown: [],
      ...changes,
    },
  });
}
