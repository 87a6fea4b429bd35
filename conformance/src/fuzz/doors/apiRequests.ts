import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc, { Arbitrary } from 'fast-check';
import { findFreePorts } from 'child-processes';
import { createReader } from 'control-plane';
import { parse } from 'yaml';
import { PORTAL_TOKEN, TestPortal } from '../../portal/TestPortal';
import { Door } from '../Door';
import { FuzzWorld } from '../FuzzWorld';
import { asText, mutate, mutations, oddValues } from '../mutations';

const BACKEND = dirname(
  require.resolve('@backstage-eco/plugin-eco-backend/package.json'),
);
const ROLES = ['eco-reader.yaml', 'eco-databases.yaml'];
const WITHIN_MS = 20_000;
const METHODS = ['get', 'post', 'put', 'delete'];

/** A valid request for a database, as the form sends it. */
const DATABASE_REQUEST = {
  cluster: 'fuzz',
  namespace: 'shop',
  name: 'orders',
  owner: 'group:default/team-shop',
  idempotencyKey: 'b2f3c1a4-0000-4000-8000-000000000000',
  spec: { engine: 'postgres', version: '17', storage: '1Gi', replicas: 1 },
};

/** A request to one path. */
interface ApiRequest {
  method: string;
  path: string;
  parameters: Record<string, string>;
  body: unknown;
}

/**
 * Arbitrary requests from a user with all permissions. Eco must answer in time,
 * and never with a 5xx.
 */
export const apiRequests: Door = {
  name: 'api',
  async open(world) {
    const portal = await startPortal(world);
    return {
      property: fc.asyncProperty(await requests(), async request => {
        const response = await send(portal.baseUrl, request);
        const text = await response.text();
        if (response.status >= 500) {
          throw new Error(`${response.status}: ${text.slice(0, 500)}`);
        }
      }),
      close: () => portal.stop(),
    };
  },
};

async function startPortal(world: FuzzWorld): Promise<TestPortal> {
  const { controlPlane, folder } = world;
  const { token } = await createReader(controlPlane, {
    clusterRoleFiles: ROLES.map(file => join(BACKEND, 'rbac', file)),
  });
  const [port] = await findFreePorts(1);
  const own = join(folder, 'portal');
  await mkdir(own);
  const portal = new TestPortal({
    folder: own,
    port,
    clusters: [
      {
        name: controlPlane.name,
        title: 'Fuzz',
        url: controlPlane.url,
        caFile: controlPlane.caFile,
        token,
      },
    ],
    kubernetesUrl: `http://localhost:${port}`,
    database: { client: 'better-sqlite3', connection: ':memory:' },
    onError: () => {},
  });
  await portal.start();
  return portal;
}

/**
 * Generates requests for every path of openapi.yaml, with valid and invalid
 * parameters.
 */
async function requests(): Promise<Arbitrary<ApiRequest>> {
  const document = parse(await readFile(join(BACKEND, 'openapi.yaml'), 'utf8'));
  const addresses = Object.entries<object>(document.paths).flatMap(
    ([path, operations]) =>
      METHODS.filter(method => method in operations).map(method => ({
        method: method.toUpperCase(),
        path,
      })),
  );
  const names: string[] = [
    ...new Set(
      JSON.stringify(document).match(
        /(?<="name":")[a-zA-Z]+(?=","in":"query")/g,
      ),
    ),
  ];
  const texts = fc.oneof(
    fc.constantFrom('fuzz', 'shop', 'argocd', '1', 'Deployment', 'apps'),
    oddValues().map(value => asText(value).slice(0, 2_000)),
  );
  return fc
    .record({
      address: fc.constantFrom(...addresses),
      parts: fc.array(texts, { minLength: 4, maxLength: 4 }),
      parameters: fc.dictionary(fc.constantFrom(...names), texts, {
        maxKeys: 4,
      }),
      changes: fc.option(mutations(), { freq: 4 }),
    })
    .map(({ address, parts, parameters, changes }) => ({
      method: address.method,
      path: fill(address.path, parts),
      parameters,
      body: changes ? mutate(DATABASE_REQUEST, changes) : DATABASE_REQUEST,
    }));
}

function fill(template: string, parts: readonly string[]): string {
  let index = 0;
  return template.replace(/\{\w+\}/g, () => encode(parts[index++]) || 'empty');
}

/**
 * Encodes a part of a URL, without lone surrogates, which a URL cannot contain.
 */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''));
}

function send(baseUrl: string, request: ApiRequest): Promise<Response> {
  const { method, path, parameters, body } = request;
  const query = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&');
  const hasBody = method === 'POST' || method === 'PUT';
  return fetch(`${baseUrl}/api/eco${path}?${query}`, {
    method,
    headers: {
      authorization: `Bearer ${PORTAL_TOKEN}`,
      'content-type': 'application/json',
    },
    ...(hasBody && { body: JSON.stringify(body) ?? 'undefined' }),
    signal: AbortSignal.timeout(WITHIN_MS),
  });
}
