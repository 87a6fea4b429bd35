import { mockServices } from '@backstage/backend-test-utils';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { LoadedDefinitions } from '../detection';
import { KnownDefinitions } from './KnownDefinitions';
import { acme } from './testing/acme';

function named(name: string, id = 'acme'): LoadedDefinitions {
  const definition = { ...acme, id, name } as unknown as ToolDefinition;
  return { definitions: [definition], problems: [] };
}

const nothing: LoadedDefinitions = { definitions: [], problems: [] };

function names(known: KnownDefinitions) {
  return known.definitions.map(({ id, name }) => `${id}: ${name}`);
}

describe('KnownDefinitions', () => {
  const logger = mockServices.logger.mock();

  it('lets the catalog replace built-in definitions, and the configuration replace both', async () => {
    const known = new KnownDefinitions({
      builtIn: {
        definitions: [
          ...named('ours', 'a').definitions,
          ...named('ours', 'b').definitions,
          ...named('ours', 'c').definitions,
        ],
        problems: [],
      },
      configured: named('configured', 'c'),
      readCatalog: async () => ({
        definitions: [
          ...named('catalog', 'b').definitions,
          ...named('catalog', 'c').definitions,
        ],
        problems: [],
      }),
      logger,
    });
    expect(names(known)).toEqual(['a: ours', 'b: ours', 'c: configured']);
    await known.refresh();
    expect(names(known)).toEqual(['a: ours', 'b: catalog', 'c: configured']);
  });

  it('keeps the last definitions of the catalog while it does not answer', async () => {
    const readCatalog = jest.fn().mockResolvedValueOnce(named('catalog'));
    const known = new KnownDefinitions({
      builtIn: nothing,
      configured: nothing,
      readCatalog,
      logger,
    });
    expect(await known.refresh()).toBe(true);
    readCatalog.mockRejectedValueOnce(new Error('no answer'));
    expect(await known.refresh()).toBe(false);
    expect(names(known)).toEqual(['acme: catalog']);
    expect(known.problems).toMatchObject([{ file: 'catalog' }]);
    readCatalog.mockResolvedValueOnce(nothing);
    await known.refresh();
    expect(names(known)).toEqual([]);
    expect(known.problems).toEqual([]);
  });

  it('names a file without its directory', () => {
    const problem = { file: '/etc/eco/acme.yaml', line: 1, reason: 'is wrong' };
    const known = new KnownDefinitions({
      builtIn: nothing,
      configured: { definitions: [], problems: [problem] },
      logger,
    });
    expect(known.problems).toEqual([{ ...problem, file: 'acme.yaml' }]);
    expect(logger.warn).toHaveBeenCalledWith(
      'Definition not used: /etc/eco/acme.yaml:1: is wrong',
    );
  });

  it('notifies listeners only of changes', async () => {
    const readCatalog = jest.fn().mockResolvedValue(named('catalog'));
    const known = new KnownDefinitions({
      builtIn: nothing,
      configured: nothing,
      readCatalog,
      logger,
    });
    const told = jest.fn();
    known.onChange(told);
    await known.refresh();
    await known.refresh();
    expect(told.mock.calls).toEqual([[known.definitions]]);
    readCatalog.mockResolvedValue(named('renamed'));
    await known.refresh();
    expect(told).toHaveBeenCalledTimes(2);
  });
});
