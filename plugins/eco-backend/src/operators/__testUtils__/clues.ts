import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import {
  buildInventory,
  crd,
  workload,
} from '../../detection/testing/buildInventory';
import { Join } from '../controllers/joins/Join';
import { OperatorFacts } from '../OperatorFacts';

/**
 * Creates a Deployment in the namespace `shop` with an account of the same
 * name.
 */
export function operator(
  name: string,
  facts: Partial<WorkloadFacts> = {},
): WorkloadFacts {
  return workload(['corp/operator:1.0'], {
    namespace: 'shop',
    name,
    serviceAccount: name,
    ...facts,
  });
}

/** The kind whose operator is searched. */
const shops = crd('shops.shop.corp');

/**
 * Returns the clues of a join for a CRD, as
 * `workload strength: field=value, …`.
 */
export function cluesOf(
  join: Join,
  lists: Parameters<typeof buildInventory>[0],
  rest: {
    crd?: CrdFacts;
    samples?: ReturnType<typeof buildInventory>['samples'];
  } = {},
): string[] {
  const { crd: asked = shops, samples } = rest;
  const inventory = { ...buildInventory({ crds: [asked], ...lists }), samples };
  const known = new OperatorFacts(inventory);
  return join
    .find(asked, known, new Set(known.workloads()))
    .map(({ workload: { name }, strength, facts }) => {
      const how = facts.map(({ field, value }) => `${field}=${value}`);
      return `${name} ${strength}: ${how.join(', ')}`;
    });
}
