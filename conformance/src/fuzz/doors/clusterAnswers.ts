import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  builtInDefinitionsDirectory,
  InventoryReading,
  loadDefinitions,
  readInventory,
} from '@backstage-eco/plugin-eco-backend/assessment';
import {
  detectTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import { ClusterAccess, Inventory } from '@backstage-eco/plugin-eco-node';
import { Door } from '../Door';
import { mutations } from '../mutations';
import { RecordedAccess, Spoiled } from '../RecordedAccess';

/** A fault of some of a cluster's answers. */
interface Fault extends Spoiled {
  /** Turns that select the answers. */
  answers: number[];
}

const CLUSTER = 'fuzz';

/**
 * A cluster that answers anything. A read must end and report what is unread;
 * unchanged answers must give the same lists as before.
 */
export const clusterAnswers: Door = {
  name: 'answers',
  async open({ controlPlane }) {
    const access = new RecordedAccess(controlPlane);
    const { definitions } = await loadDefinitions([
      builtInDefinitionsDirectory(),
    ]);
    const healthy = await read(access);
    const paths = access.paths();
    return {
      property: fc.asyncProperty(spoiled(), async fault => {
        const struck = fault.answers.map(turn => paths[turn % paths.length]);
        access.spoil = path => (struck.includes(path) ? fault : undefined);
        const { inventory } = await read(access);
        recognise(inventory, definitions);
        // If discovery is changed, some kinds may not be listed at all.
        if (!struck.some(path => path.split('?')[0].split('/').length <= 4)) {
          expectSameElsewhere(healthy.inventory, inventory, struck.length);
        }
      }),
    };
  },
};

function spoiled(): fc.Arbitrary<Fault> {
  return fc.record({
    answers: fc.array(fc.nat(10_000), { minLength: 1, maxLength: 4 }),
    changes: mutations(),
    status: fc.constantFrom(200, 200, 200, 200, 204, 301, 403, 404, 410, 500),
    cutAfter: fc.option(fc.nat(20_000), { freq: 4 }),
  });
}

function read(access: ClusterAccess): Promise<InventoryReading> {
  return readInventory({ access, cluster: CLUSTER });
}

function recognise(inventory: Inventory, definitions: ToolDefinition[]): void {
  const observable = definitions.filter(each => each.observable !== 'never');
  detectTools(inventory, observable);
}

/**
 * Allows at most as many lists to differ from the healthy ones as answers were
 * changed.
 */
function expectSameElsewhere(
  healthy: Inventory,
  inventory: Inventory,
  spoiledAnswers: number,
): void {
  const differing = Object.entries(healthy.parts).filter(([kind, part]) => {
    const now = inventory.parts[kind as keyof Inventory['parts']];
    return !isDeepStrictEqual(itemsOf(part), itemsOf(now));
  });
  if (differing.length > spoiledAnswers) {
    const names = differing.map(([kind]) => kind).join(', ');
    throw new Error(
      `${spoiledAnswers} answers were spoiled, and these lists differ: ${names}`,
    );
  }
}

function itemsOf(part: object): unknown {
  return 'items' in part ? part.items : undefined;
}
