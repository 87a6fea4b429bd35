import {
  DefinitionProblem,
  LayerId,
  PLATFORM_SERVICE_IDS,
  PLATFORM_SERVICES,
  STACK_LAYER_IDS,
  STACK_LAYERS,
} from '@backstage-eco/plugin-eco-common';
import {
  detectTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from './loadDefinitions';
import { buildInventory } from './testing/buildInventory';

let definitions: ToolDefinition[];
let problems: DefinitionProblem[];

beforeAll(async () => {
  ({ definitions, problems } = await loadDefinitions([
    builtInDefinitionsDirectory(),
  ]));
});

describe('the definitions that come with Eco', () => {
  it('are valid', () => {
    expect(problems).toEqual([]);
    expect(definitions.length).toBeGreaterThan(100);
  });

  it('leave no layer and no platform service without a tool', () => {
    const covered = new Set<LayerId>(
      definitions.flatMap(({ layers }) => layers),
    );
    expect(
      [...STACK_LAYER_IDS, ...PLATFORM_SERVICE_IDS].filter(
        id => !covered.has(id),
      ),
    ).toEqual([]);
  });

  it('include every usual choice of a layer', () => {
    const choices = [...STACK_LAYERS, ...PLATFORM_SERVICES].flatMap(layer =>
      layer.usualChoices.flatMap(({ toolIds }) =>
        toolIds.map(toolId => ({ toolId, layer: layer.id })),
      ),
    );
    const layersOf = new Map(definitions.map(each => [each.id, each.layers]));
    expect(
      choices.filter(
        ({ toolId, layer }) => !layersOf.get(toolId)?.includes(layer),
      ),
    ).toEqual([]);
  });

  it('have signals if and only if they are observable', () => {
    for (const { id, observable, signals } of definitions) {
      const { installed = [], leftover = [], traced = [] } = signals;
      const count = installed.length + leftover.length + traced.length;
      expect(`${id}: ${count > 0}`).toBe(`${id}: ${observable !== 'never'}`);
    }
  });

  it('only refer to defined tools in innerPartOf', () => {
    const ids = new Set(definitions.map(({ id }) => id));
    const named = definitions.flatMap(({ innerPartOf }) => innerPartOf ?? []);
    expect(named.filter(id => !ids.has(id))).toEqual([]);
  });

  it('find nothing in an empty cluster', () => {
    expect(detectTools(buildInventory({}), definitions)).toEqual({
      detections: [],
      unknown: [],
    });
  });
});
