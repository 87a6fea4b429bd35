import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import {
  readInventory,
  sampleCustomResources,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import {
  ControlPlane,
  ControlPlaneAccess,
  createReader,
  parseManifests,
} from 'control-plane';
import { READER_ROLE, SHIPPED_ROLES } from '../clusters/shippedRoles';

const ATTEMPTS = 20;
const PAUSE_MS = 500;

interface PolicyRule {
  apiGroups?: string[];
  resources?: string[];
  nonResourceURLs?: string[];
  verbs: string[];
}

/** Returns the backend's access rules, without one resource. */
async function rulesWithout(hidden: string | undefined) {
  const files = await Promise.all(
    // The sampling role would still allow it: it may list anything in some
    // groups.
    (hidden ? [READER_ROLE] : SHIPPED_ROLES).map(async file =>
      parseManifests({ text: await readFile(file, 'utf8'), file }),
    ),
  );
  const rules: PolicyRule[] = files
    .flatMap(({ objects }) => objects)
    .flatMap(role => role.rules);
  return rules
    .map(({ resources, ...rule }) => ({
      ...rule,
      resources: resources?.filter(each => each !== hidden),
    }))
    .filter(({ resources }) => resources?.length !== 0);
}

/**
 * Reads a control plane as the backend does, with the shipped roles, optionally
 * without access to one resource.
 *
 * @param options - `previous`: the inventory read before, `sampled`: API groups
 * whose custom resources are sampled too
 */
export async function readAs(options: {
  controlPlane: ControlPlane;
  hidden?: string;
  previous?: Inventory;
  sampled?: ReadonlySet<string>;
}): Promise<Inventory> {
  const { controlPlane, hidden, previous, sampled } = options;
  const { token } = await createReader(controlPlane, {
    name: `reader-${hidden ?? 'of-all'}`,
    rules: [
      ...(await rulesWithout(hidden)),
      ...(sampled
        ? [{ apiGroups: [...sampled], resources: ['*'], verbs: ['list'] }]
        : []),
    ],
  });
  const access = new ControlPlaneAccess(controlPlane, token);
  const cluster = controlPlane.name;
  try {
    for (let attempt = 1; ; attempt++) {
      const { inventory, outcome } = await readInventory({
        access,
        cluster,
        previous,
      });
      if (!['ok', 'partial'].includes(outcome.status)) {
        if (attempt === ATTEMPTS) {
          throw new Error(`read as ${outcome.status}: ${outcome.reason}`);
        }
        await setTimeout(PAUSE_MS);
        continue;
      }
      const { crds } = inventory.parts;
      const samples = [];
      for (const crd of 'items' in crds ? crds.items : []) {
        if (sampled?.has(crd.group)) {
          samples.push(await sampleCustomResources({ access, cluster, crd }));
        }
      }
      return { ...inventory, samples: sampled ? samples : previous?.samples };
    }
  } finally {
    access.close();
  }
}
