import { existsSync } from 'node:fs';
import {
  ToolDefinition,
  detectTools,
} from '@backstage-eco/plugin-eco-recognition';
import { Detection, Place } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { Corpus } from '../corpus';
import { openCorpus, OWN_FIXTURES } from '../openCorpus';
import { changeItems, changeWorkloads } from './Mutation';
import { MUTATIONS } from './mutations';
import { printMutation } from './printMutations';
import {
  detectUnchanged,
  isWithinBars,
  readInventories,
  runMutation,
} from './runMutations';

const given = process.env.ECO_MANIFESTS ?? '';
const folders = [
  {
    name: 'own fixtures',
    folder: OWN_FIXTURES,
    mutations: MUTATIONS.filter(({ isHarsh }) => !isHarsh),
  },
  ...(existsSync(given)
    ? [{ name: 'real manifests', folder: given, mutations: MUTATIONS }]
    : []),
];

describe.each(folders)(
  'detection of changed installs: $name',
  ({ folder, mutations }) => {
    let corpus: Corpus;
    let definitions: ToolDefinition[];
    let inventories: Map<string, Inventory>;
    let unchanged: Map<string, Detection[]>;

    beforeAll(async () => {
      ({ corpus, definitions } = await openCorpus(folder));
      inventories = await readInventories(corpus);
      unchanged = detectUnchanged(inventories, definitions);
    });

    it.each(mutations)('finds the tools after: $name', mutation => {
      const result = runMutation({
        mutation,
        corpus,
        inventories,
        definitions,
        unchanged,
      });
      expect(isWithinBars(result) ? '' : printMutation(result)).toBe('');
    });

    const detect = (inventory: Inventory) =>
      detectTools(inventory, definitions);

    it('finds two places and two versions of a tool installed twice', () => {
      for (const [file, inventory] of inventories) {
        const before = detect(inventory).detections;
        const after = detect(doubled(inventory)).detections;
        for (const { toolId, places } of before) {
          const twice = after.find(detection => detection.toolId === toolId)!;
          const running = places.filter(
            ({ workloads }) => workloads.length > 0,
          );
          const versions = twice.places.map(({ version }) => version?.value);
          expect({
            tool: `${file} ${toolId}`,
            places: twice.places.length,
            hasSecond: versions.includes('9.8.7') || !running.some(isFromTag),
          }).toEqual({
            tool: `${file} ${toolId}`,
            places: running.length * 2 || places.length,
            hasSecond: true,
          });
        }
      }
    });

    it('reports no tool absent because a list could not be read', () => {
      for (const [file, inventory] of inventories) {
        const before = detect(inventory).detections;
        for (const list of listsWithItems(inventory)) {
          const { detections, unknown } = detect(unread(inventory, list));
          const known = new Set(
            [...detections, ...unknown].map(({ toolId }) => toolId),
          );
          const lost = before.filter(({ toolId }) => !known.has(toolId));
          expect(
            lost.map(({ toolId }) => `${file} ${list}: ${toolId}`),
          ).toEqual([]);
        }
      }
    });
  },
);

function isFromTag({ version }: Place): boolean {
  return version?.evidence.field.endsWith('.image') ?? false;
}

/**
 * Adds a second install of everything, in other namespaces and in version
 * 9.8.7.
 */
function doubled(inventory: Inventory): Inventory {
  const other = changeWorkloads(inventory, workload => ({
    ...workload,
    namespace: `second-${workload.namespace}`,
    containers: workload.containers.map(container => ({
      ...container,
      image: container.image.replace(/:[^/@]+(?=@|$)/, ':v9.8.7'),
    })),
  }));
  const lists = ['deployments', 'statefulSets', 'daemonSets', 'pods'] as const;
  return changeItems(inventory, lists, (items, list) => {
    const part = other.parts[list];
    return part.state === 'read' ? [...items, ...part.items] : items;
  });
}

/** Returns the lists with items; only these can hide a tool when unread. */
function listsWithItems({ parts }: Inventory): string[] {
  return Object.entries(parts)
    .filter(([, part]) => part.state === 'read' && part.items.length > 0)
    .map(([list]) => list);
}

function unread(inventory: Inventory, list: string): Inventory {
  const part = { state: 'unread', since: '2026-01-02', reason: '403' };
  return { ...inventory, parts: { ...inventory.parts, [list]: part } };
}
