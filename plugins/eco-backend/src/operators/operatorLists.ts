import { InventoryKind } from '@backstage-eco/plugin-eco-node';
import { LONG_RUNNING_WORKLOADS } from '@backstage-eco/plugin-eco-recognition';
import { JOINS } from './controllers/joins';

/** Lists that reveal operators: if one is unread, operators may be missing. */
export const OPERATOR_LISTS: readonly InventoryKind[] = [
  ...new Set<InventoryKind>([
    'crds',
    ...LONG_RUNNING_WORKLOADS,
    ...JOINS.flatMap(({ lists }) => lists),
  ]),
];
