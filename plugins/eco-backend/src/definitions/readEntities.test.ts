import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { loadValidation } from '../detection';
import { readEntities } from './readEntities';
import { acme, definitionEntity } from './testing/acme';

const locations = ['url:https://git.example.com/platform/*'];

let validate: Awaited<ReturnType<typeof loadValidation>>;

beforeAll(async () => {
  validate = await loadValidation();
});

function ids({ definitions }: { definitions: ToolDefinition[] }) {
  return definitions.map(({ id }) => id);
}

describe('readEntities', () => {
  it('reads the definition of an entity from a trusted location', async () => {
    const read = await readEntities({
      entities: [definitionEntity({ name: 'acme', definition: acme })],
      locations,
      validate,
    });
    expect(read).toEqual({ definitions: [acme], problems: [] });
  });

  it('rejects other locations, and explains how to trust them', async () => {
    const read = await readEntities({
      entities: [
        definitionEntity({
          name: 'acme',
          definition: acme,
          location: 'url:https://git.example.com/somebody/acme.yaml',
        }),
      ],
      locations,
      validate,
    });
    expect(read).toEqual({
      definitions: [],
      problems: [
        {
          file: 'resource:default/acme',
          reason:
            'comes from "url:https://git.example.com/somebody/acme.yaml", which eco.definitions.catalog.locations does not name; add it there if it is to be trusted',
        },
      ],
    });
  });

  it('names the entity and field of a mistake, and reads the others', async () => {
    const read = await readEntities({
      entities: [
        definitionEntity({
          name: 'wrong',
          definition: { ...acme, layers: ['certs'] },
        }),
        definitionEntity({ name: 'empty', definition: undefined }),
        definitionEntity({ name: 'acme', definition: acme }),
        definitionEntity({ name: 'again', definition: acme }),
      ],
      locations,
      validate,
    });
    expect(ids(read)).toEqual(['acme']);
    expect(read.problems).toEqual([
      {
        file: 'resource:default/wrong',
        reason: expect.stringMatching(/^layers\.0: must be one of /),
      },
      {
        file: 'resource:default/empty',
        reason: 'the definition: must be object',
      },
      {
        file: 'resource:default/again',
        reason: 'id: "acme" is already defined by acme; remove one',
      },
    ]);
  });
});
