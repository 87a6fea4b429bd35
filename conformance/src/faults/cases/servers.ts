import { readFile } from 'node:fs/promises';
import {
  everything,
  Fault,
  observeDeadServer,
  pathIs,
  refuse,
  resource,
  rewriteJson,
  withToken,
} from 'fault-injection';
import { Expected, FaultCase, FaultGroup, Heal } from '../FaultCase';
import { poll } from '../world/poll';
import { FaultCluster, startFaultCluster } from '../world/startFaultCluster';
import { World } from '../world/World';
import { ALL_STALE, NOTHING_LOST } from './expectations';

const WITHIN_MS = 30_000;

/** Tools that only one of the two clusters has. */
const ONLY_HERE = ['argocd', 'crossplane', 'strimzi', 'eks'];
const ONLY_THERE = ['calico', 'flux', 'longhorn', 'mariadb-operator', 'k3s'];

/** Restarts, changes and replacements of the API server itself. */
export const servers: FaultGroup = {
  name: 'servers',
  areSideBySide: false,
  cases: [
    {
      name: 'server-restarted',
      title: 'the API server is restarted while it is read',
      expected: ALL_STALE,
      async strike({ api, cluster }) {
        api.strike({ matches: everything, strike: observeDeadServer });
        const restarted = cluster.controlPlane.restart();
        await poll(async () => !(await answers(cluster)), {
          what: 'the end of the API server',
          withinMs: WITHIN_MS,
        });
        return () => restarted;
      },
    },
    serverDowngraded(),
    serverReplaced({
      name: 'server-replaced',
      title: 'another cluster answers under the same name',
      expected: { ...NOTHING_LOST },
    }),
    serverReplaced({
      name: 'server-replaced-and-refused',
      title:
        'another cluster answers, and does not let its Deployments be read',
      expected: {
        outcome: ['partial'],
        stale: 'none',
        unread: ['deployments'],
      },
      faults: [
        {
          matches: resource('deployments'),
          strike: refuse(403, 'Forbidden'),
        },
      ],
    }),
  ],
};

async function answers({ controlPlane }: FaultCluster): Promise<boolean> {
  try {
    await controlPlane.client.getText('/readyz');
    return true;
  } catch {
    return false;
  }
}

function serverDowngraded(): FaultCase {
  return {
    name: 'server-downgraded',
    title: 'the API server is an older one, and serves a group less (batch)',
    expected: { ...NOTHING_LOST, changedParts: ['apiServices'] },
    async strike({ api, cluster }) {
      const { controlPlane } = cluster;
      await controlPlane.restart([
        '--emulated-version=1.36',
        '--runtime-config=batch/v1=false',
      ]);
      // With emulation the server still reports its own version; an older
      // server would not.
      api.strike({
        matches: pathIs('/version'),
        strike: rewriteJson<object>(version => ({
          ...version,
          minor: '36',
          gitVersion: 'v1.36.4',
        })),
      });
      return () => controlPlane.restart();
    },
  };
}

function serverReplaced(options: {
  name: string;
  title: string;
  expected: Expected;
  faults?: Fault[];
}): FaultCase {
  const { name, title, expected, faults = [] } = options;
  return {
    name,
    title,
    expected: {
      ...expected,
      isAnotherCluster: true,
      goneTools: ONLY_HERE,
      foundTools: faults.length > 0 ? ['k3s'] : ONLY_THERE,
    },
    async strike(world) {
      const other = await startFaultCluster({ footprints: 'demo-dev' });
      const heal = await replace(world, other);
      world.api.strike(...faults, {
        matches: everything,
        strike: withToken(other.token),
      });
      return heal;
    },
  };
}

async function replace(world: World, other: FaultCluster): Promise<Heal> {
  const { proxy, cluster } = world;
  const leadTo = async ({ controlPlane }: FaultCluster) => {
    const { url, caFile, client } = controlPlane;
    proxy.target = { url, ca: await readFile(caFile, 'utf8') };
    world.truth = client;
  };
  await leadTo(other);
  return async () => {
    await leadTo(cluster);
    await other.stop();
  };
}
