import {
  CrdFacts,
  CustomResourceSample,
  Inventory,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import {
  buildInventory,
  crd,
  workload,
} from '../../detection/testing/buildInventory';
import { Finding } from '../../findings';
import { assessKinds, assessOperators, findControllers } from '../../operators';
import { grant } from '../../operators/__testUtils__/access';
import { Cycle, keepSchemas } from '../../store';
import { summarise } from '../../summaries';
import { keepCycle } from '../../store/__testUtils__/keepCycle';
import { AT } from './startApi';

/** Hash of the schema of `carts.shop.corp`. */
export const SCHEMA_HASH = 'a'.repeat(64);
/** Schema with this hash. */
export const SCHEMA = { type: 'object', description: 'A cart.' };

/**
 * Stores a cycle of a cluster with the operator `shop/controller` of the kind
 * `carts.shop.corp`, and the given facts.
 */
export async function keepOperators(options: {
  knex: Knex;
  cluster: string;
  /** Versions of the kind; by default one without a schema. */
  versions?: CrdFacts['versions'];
  /** Further CRDs. */
  crds?: CrdFacts[];
  samples?: CustomResourceSample[];
  /** Tool of the operator, with the findings in the cluster. */
  tool?: { id: string; findings: Finding[] };
}): Promise<void> {
  const { knex, cluster, crds = [], samples, tool } = options;
  const [version] = crd('carts.shop.corp').versions;
  const versions = options.versions ?? [
    { ...version, subresources: ['status'], schemaHash: SCHEMA_HASH },
  ];
  const inventory = {
    ...buildInventory({
      crds: [
        crd('carts.shop.corp', { definedKind: 'Cart', versions }),
        ...crds,
      ],
      deployments: [
        workload(['corp/operator:1.4.0'], {
          namespace: 'shop',
          name: 'controller',
          serviceAccount: 'controller',
          desired: 1,
          ready: 1,
        }),
      ],
      ...grant('controller', {
        group: 'shop.corp',
        resources: ['carts', 'carts/status'],
        verbs: ['*'],
      }),
    }),
    cluster,
    samples,
  };
  for (const sample of samples ?? []) {
    const key = `${sample.plural}.${sample.group}`;
    await knex('custom_resource_samples').insert({
      cluster,
      key,
      sample: JSON.stringify(sample),
    });
  }
  await keepSchemas({
    knex,
    schemas: [{ hash: SCHEMA_HASH, json: JSON.stringify(SCHEMA) }],
  });
  await keepCycle({
    knex,
    cycle: {
      inventory,
      outcome: { status: 'ok', at: AT },
      readAt: AT,
      detections: [],
      unknown: [],
      ...keptOperators(inventory, tool?.id),
      ...(tool && {
        checked: {
          results: { findings: tool.findings, unknown: [] },
          checkedAt: AT,
        },
      }),
    },
  });
}

/**
 * Returns what a cycle stores about the operators of an inventory.
 *
 * @param toolId - tool of all operators; undefined if no definition matches
 */
export function keptOperators(
  inventory: Inventory,
  toolId?: string,
): Pick<Cycle, 'counted' | 'assessed'> {
  const controllers = findControllers(inventory);
  const operators = assessOperators({
    inventory,
    controllers,
    frameworks: [],
    detections: [],
    tools: new Map(),
  }).map(({ summary, detail }) => ({
    summary: { ...summary, toolId },
    detail: { ...detail, toolId },
  }));
  return {
    counted: {
      summaries: summarise({ inventory, detections: [], now: new Date(AT) }),
      countedAt: AT,
    },
    assessed: {
      operators,
      kinds: assessKinds({ inventory, controllers, operators }),
    },
  };
}
