import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ecoPermissions } from '@backstage-eco/plugin-eco-common';
import { archiveCluster } from '../store';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { keepOperators, SCHEMA_HASH } from './__testUtils__/keepOperators';
import { fillStore, startApi } from './__testUtils__/startApi';
import { listOperations, loadOpenApiDocument } from './openApiDocument';

const METHODS: Record<string, 'get' | 'post' | 'delete'> = {
  GET: 'get',
  POST: 'post',
  DELETE: 'delete',
};
const BODIES: Record<string, object> = {
  'POST /findings/{finding}/mute': { reason: 'known' },
};
const PACKAGE = resolvePackagePath('@backstage-eco/plugin-eco-backend');
const databases = createTestDatabases();
const OPERATOR_PATH = '/shop/Deployment/controller';

/** Returns the cells of all table rows whose first cell is code. */
async function readRows(...path: string[]): Promise<string[][]> {
  const text = await readFile(join(PACKAGE, ...path), 'utf8');
  return text
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line => line.split('|').slice(1, -1))
    .map(cells => cells.map(cell => cell.trim()));
}

const permissionsIn = (text: string) =>
  [...text.matchAll(/`(eco\.[^`]*)`/g)].map(([, name]) => name);

/** Returns the routes of the README with their documented permissions. */
async function readRoutes(): Promise<Map<string, string[]>> {
  const rows = await readRows('README.md');
  return new Map(
    rows.flatMap(([route, , needs]): Array<[string, string[]]> => {
      const [, name] = /^`([A-Z]+ [^?`]*)/.exec(route) ?? [];
      return name ? [[name, permissionsIn(needs).sort()]] : [];
    }),
  );
}

describe('the tables of permissions', () => {
  it('have every permission', async () => {
    const rows = await readRows('..', '..', 'docs', 'permissions.md');
    expect(rows.map(([name]) => name)).toEqual(
      ecoPermissions.map(({ name }) => `\`${name}\``),
    );
  });

  it('have every route', async () => {
    const operations = listOperations(await loadOpenApiDocument());
    const routes = operations.map(
      ({ method, path }) => `${method.toUpperCase()} ${path}`,
    );
    const described = await readRoutes();
    expect([...described.keys()].sort()).toEqual(routes.sort());
  });

  it('name the permission of each route', async () => {
    const knex = await openStore(databases, 'SQLITE_3');
    await fillStore(knex);
    await keepOperators({ knex, cluster: 'blue' });
    await archiveCluster({ knex, cluster: 'red' });
    const { api, permissions } = await startApi({ knex });
    // Requires an archived cluster.
    const [entry] = (await api.get('/history').expect(200)).body.items;
    const [finding] = (await api.get('/findings').expect(200)).body.items;
    permissions.authorizeConditional.mockClear();
    const asked = new Map<string, string[]>();
    const described = await readRoutes();
    // Routes of databases depend on the database: see databases/.
    const isOfDatabases = (route: string) => / .database/.test(route);
    for (const route of [...described.keys()].filter(isOfDatabases)) {
      described.delete(route);
    }
    for (const route of described.keys()) {
      const [method, path] = route.split(' ');
      const url = path
        .replace('{cluster}', path.endsWith('restore') ? 'red' : 'blue')
        .replace('/{namespace}/{kind}/{name}', OPERATOR_PATH)
        .replace('/{group}/{plural}', '/shop.corp/carts')
        .replace('{hash}', SCHEMA_HASH)
        .replace('{kind}', 'deployments')
        .replace('{entry}', entry.id)
        .replace('{finding}', finding.id)
        .replace('{format}', 'json')
        .replace('{toolId}', 'argocd');
      const query = path.endsWith('past')
        ? `?at=${new Date().toISOString()}`
        : '';
      const { status } = await api[METHODS[method]](url + query).send(
        BODIES[route],
      );
      expect([route, Math.floor(status / 100)]).toEqual([route, 2]);
      const calls = [
        ...permissions.authorize.mock.calls.splice(0),
        ...permissions.authorizeConditional.mock.calls.splice(0),
      ];
      asked.set(
        route,
        calls.flatMap(([all]) => all.map(each => each.permission.name)).sort(),
      );
    }
    expect(asked).toEqual(described);
  });
});
