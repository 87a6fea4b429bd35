import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { nodeProgram, RunningProcess, startProcess } from 'child-processes';
import { ControlPlane, createReader, startControlPlane } from 'control-plane';
import { Knex } from 'knex';
import { listEvents } from '../store';
import { keepClusters } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import {
  CollectorTask,
  ObservedRequest,
} from './__testUtils__/collectorProcess';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const CLUSTERS = Array.from({ length: 12 }, (_, index) => `cluster-${index}`);
const LEASE_MS = 8_000;
/** Duration of a claim, plus polling. */
const TAKEN_OVER_WITHIN_MS = LEASE_MS + 10_000;

const databases = createTestDatabases();
const postgres = databases
  .eachSupportedId()
  .flat()
  .filter(id => id.startsWith('POSTGRES'));
const children: RunningProcess[] = [];
let controlPlane: ControlPlane;

beforeAll(async () => {
  controlPlane = await startControlPlane({ name: 'shared' });
});

afterAll(async () => {
  await controlPlane?.stop();
});

afterEach(() => Promise.all(children.splice(0).map(child => child.kill())));

/** A backend, with its requests to clusters. */
interface Backend {
  process: RunningProcess;
  requests: ObservedRequest[];
}

async function startBackends(knex: Knex, count: number): Promise<Backend[]> {
  const { token } = await createReader(controlPlane, {
    clusterRoleFile: resolvePackagePath(
      '@backstage-eco/plugin-eco-backend',
      'rbac/eco-reader.yaml',
    ),
  });
  const { url, caFile } = controlPlane;
  // Knex makes the password a hidden property.
  const { password, ...rest } = knex.client.config.connection;
  const connection = { ...rest, password };
  return Array.from({ length: count }, () =>
    startBackend({
      connection,
      cluster: { url, caFile, token },
      delayMs: 300,
      leaseMs: LEASE_MS,
    }),
  );
}

function startBackend(task: CollectorTask): Backend {
  const child = startProcess({
    name: 'collector',
    ...nodeProgram(join(__dirname, '__testUtils__/collectorProcess.ts'), [
      JSON.stringify(task),
    ]),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const requests: ObservedRequest[] = [];
  createInterface(child.stdio[1] as Readable).on('line', line =>
    requests.push(JSON.parse(line)),
  );
  return { process: child, requests };
}

/**
 * Period in which a backend reads a cluster, in milliseconds since the epoch.
 */
interface Visit {
  begin: number;
  end: number;
}

/** From the first request to the last one. */
function visit(backend: Backend, cluster: string): Visit | undefined {
  const times = backend.requests
    .filter(request => request.cluster === cluster)
    .map(({ at }) => at);
  return times.length === 0
    ? undefined
    : { begin: Math.min(...times), end: Math.max(...times) };
}

/** Returns the clusters that a backend is reading. */
async function interrupted(knex: Knex, backend: Backend): Promise<string[]> {
  const pending = await knex('clusters')
    .where('status', 'pending')
    .pluck('name');
  return pending.filter((name: string) => visit(backend, name));
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) {
    await sleep(50);
  }
}

const areAllRead = async (knex: Knex) =>
  (await knex('clusters').whereNot('status', 'ok')).length === 0;

(postgres.length > 0 ? describe : describe.skip)('backends', () => {
  it.each([2, 3])(
    'share the clusters, %i of them, and take over from one that is killed',
    async count => {
      const knex = await openStore(databases, postgres[0]);
      const clusters = CLUSTERS.map(name => ({ name }));
      const at = new Date().toISOString();
      await keepClusters({ knex, clusters, at });
      const backends = await startBackends(knex, count);
      const [victim, ...others] = backends;
      await until(() => victim.requests.length > 20);
      const killedAt = Date.now();
      await victim.process.kill();
      const lost = await interrupted(knex, victim);
      expect(lost.length).toBeGreaterThan(0);
      await until(() => areAllRead(knex));

      for (const name of CLUSTERS) {
        const visits = backends
          .map(backend => visit(backend, name))
          .filter(each => each !== undefined)
          .sort((a, b) => a.begin - b.begin);
        // Only the interrupted cycle is restarted, after the first one ended.
        expect(visits).toHaveLength(lost.includes(name) ? 2 : 1);
        for (const [index, { begin }] of visits.slice(1).entries()) {
          expect(begin).toBeGreaterThan(visits[index].end);
          expect(begin - killedAt).toBeLessThan(TAKEN_OVER_WITHIN_MS);
        }
      }
      const events = await listEvents({
        knex,
        criteria: undefined,
        clusters: CLUSTERS,
        limit: 100,
      });
      expect(events.map(({ cluster, type }) => [cluster, type]).sort()).toEqual(
        CLUSTERS.map(name => [name, 'first-known']).sort(),
      );
      expect(others.every(each => each.process.running)).toBe(true);
    },
  );
});
