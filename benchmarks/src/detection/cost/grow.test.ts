import { detectTools } from '@backstage-eco/plugin-eco-recognition';
import { openCorpus, OWN_FIXTURES } from '../openCorpus';
import { readInventories } from '../mutations/runMutations';
import { growDefinitions, growInventory } from './grow';

describe('inputs of the cost measurement', () => {
  it('finds more places with more objects, and more tools with more definitions', async () => {
    const { corpus, definitions } = await openCorpus(OWN_FIXTURES);
    const inventories = await readInventories(corpus);
    const inventory = inventories.get('two-ingress-nginx.yaml')!;
    const places = (times: number) =>
      detectTools(growInventory(inventory, times), definitions).detections[0]
        .places.length;
    expect([places(1), places(4)]).toEqual([2, 8]);
    const tools = (times: number) =>
      detectTools(inventory, growDefinitions(definitions, times)).detections
        .length;
    expect([tools(1), tools(2), tools(4)]).toEqual([1, 2, 4]);
    expect(growDefinitions(definitions, 0.5)).toHaveLength(
      Math.round(definitions.length / 2),
    );
  });
});
