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

/** Of the kind `carts.shop.corp`. */
export const SCHEMA_HASH = 'a'.repeat(64);
/** What has this hash. */
export const SCHEMA = { type: 'object', description: 'A cart.' };

/**
 * Keeps a cycle of a cluster with the operator `shop/controller` of the kind
 * `carts.shop.corp`, and with what is given beside it.
 */
export async function keepOperators(options: {
  knex: Knex;
  cluster: string;
  /** Of the kind; a version without a schema where left out. */
  versions?: CrdFacts['versions'];
  /** Other CRDs. */
  crds?: CrdFacts[];
  samples?: CustomResourceSample[];
  /** The tool that the operator is of, and what checks found in the cluster. */
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
 * What a cycle keeps of the operators of an inventory.
 *
 * @param toolId - that of all of them; undefined: no definition fits
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
