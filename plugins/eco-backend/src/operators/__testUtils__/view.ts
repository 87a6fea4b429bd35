import {
  CrdFacts,
  CustomResourceSample,
  Inventory,
  InventoryFacts,
  InventoryKind,
  InventoryPart,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { buildInventory } from '../../detection/testing/buildInventory';
import { OperatorView } from '../maturity/OperatorView';
import { OperatorFacts } from '../OperatorFacts';
import { GrantedRoles } from '../permissions/GrantedRoles';

type Lists = { [K in InventoryKind]?: InventoryFacts[K][] };
type Parts = { [K in InventoryKind]?: InventoryPart<InventoryFacts[K]> };

/**
 * Creates an operator, in an inventory that contains it, its CRDs and the given
 * lists.
 */
export function viewOf(options: {
  workload: WorkloadFacts;
  crds: CrdFacts[];
  lists?: Lists;
  parts?: Parts;
  samples?: CustomResourceSample[];
}): { view: OperatorView; inventory: Inventory } {
  const { workload, crds, lists, parts, samples } = options;
  const inventory = {
    ...buildInventory({ crds, deployments: [workload], ...lists }, parts),
    samples,
  };
  const facts = new OperatorFacts(inventory);
  const granted = new GrantedRoles(facts.index);
  return {
    view: new OperatorView({ workload, crds, inventory, facts, granted }),
    inventory,
  };
}
