import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { stringify } from 'yaml';
import { startDefinitions } from './startDefinitions';
import { acme, definitionEntity } from './testing/acme';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eco-definitions-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function start(
  definitions: object,
  catalog = catalogServiceMock({ entities: [] }),
) {
  const scheduler = mockServices.scheduler.mock();
  return {
    scheduler,
    known: startDefinitions({
      config: mockServices.rootConfig({ data: { eco: { definitions } } }),
      logger: mockServices.logger.mock(),
      auth: mockServices.auth(),
      scheduler,
      catalog,
    }),
  };
}

describe('startDefinitions', () => {
  it('reads directories and inline definitions, which replace built-in ones', async () => {
    await writeFile(join(folder, 'acme.yaml'), stringify(acme));
    const { known, scheduler } = start({
      directories: [folder],
      inline: [
        { ...acme, id: 'cert-manager', name: 'Our certificates' },
        { ...acme, id: 'wrong', observable: 'perhaps' },
        {
          ...acme,
          id: 'labelled',
          signals: {
            installed: [
              { kind: 'workload', labels: { 'app.kubernetes.io/name': 'x' } },
            ],
          },
        },
      ],
    });
    const { definitions, problems } = await known;
    const names = new Map(definitions.map(({ id, name }) => [id, name]));
    expect(names.get('acme')).toBe('Acme');
    expect(names.get('labelled')).toBe('Acme');
    expect(names.get('cert-manager')).toBe('Our certificates');
    expect(names.get('argocd')).toBe('Argo CD');
    expect(problems).toEqual([
      {
        file: 'eco.definitions.inline[1]',
        reason: 'observable: must be one of always, sometimes, never',
      },
    ]);
    expect(scheduler.scheduleTask).not.toHaveBeenCalled();
  });

  it('polls the catalog with its own credentials', async () => {
    const catalog = catalogServiceMock({
      entities: [
        definitionEntity({ name: 'acme', definition: acme }),
        {
          ...definitionEntity({ name: 'other', definition: acme }),
          spec: { type: 'database', owner: 'x' },
        },
      ],
    });
    const asked = jest.spyOn(catalog, 'queryEntities');
    const { known, scheduler } = start(
      { catalog: { locations: ['url:https://git.example.com/platform/*'] } },
      catalog,
    );
    const { definitions, problems } = await known;
    expect(definitions.find(({ id }) => id === 'acme')).toEqual(acme);
    expect(problems).toEqual([]);
    expect(asked).toHaveBeenCalledWith(expect.anything(), {
      credentials: expect.objectContaining({
        principal: expect.objectContaining({ type: 'service' }),
      }),
    });
    expect(scheduler.scheduleTask).toHaveBeenCalledWith(
      expect.objectContaining({ scope: 'local' }),
    );
  });

  it('reads the catalog page by page', async () => {
    const entities = Array.from({ length: 450 }, (_, position) =>
      definitionEntity({
        name: `acme-${position}`,
        definition: { ...acme, id: `acme-${position}` },
      }),
    );
    const { known } = start(
      { catalog: { locations: ['*'] } },
      catalogServiceMock({ entities }),
    );
    const { definitions } = await known;
    expect(definitions.filter(({ id }) => id.startsWith('acme-'))).toHaveLength(
      450,
    );
  });

  it('finds trusted entities among thousands of others', async () => {
    const location = 'url:https://git.example.com/mallory/x.yaml';
    const others = Array.from({ length: 2_500 }, (_, position) =>
      definitionEntity({ name: `x-${position}`, definition: {}, location }),
    );
    const { known } = start(
      { catalog: { locations: ['url:https://git.example.com/platform/*'] } },
      catalogServiceMock({
        entities: [
          ...others,
          definitionEntity({ name: 'acme', definition: acme }),
        ],
      }),
    );
    const { definitions, problems } = await known;
    expect(definitions).toContainEqual(acme);
    expect(problems).toHaveLength(100);
  });

  it('does not query the catalog if no location is trusted', async () => {
    const catalog = catalogServiceMock.mock();
    await start({}, catalog as never).known;
    expect(catalog.queryEntities).not.toHaveBeenCalled();
  });

  it('names the invalid field of the configuration', async () => {
    await expect(start({ inline: { id: 'acme' } }).known).rejects.toThrow(
      'eco.definitions.inline must be a list of definitions',
    );
  });
});
