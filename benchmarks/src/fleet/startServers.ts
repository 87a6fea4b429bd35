import { readFile } from 'node:fs/promises';
import {
  ControlPlane,
  createReader,
  installManifests,
  KubernetesObject,
  startControlPlane,
} from 'control-plane';
import { ProxyTarget } from 'fault-injection';
import { ClusterSet } from '../clusters/clusterSet';
import { SHIPPED_ROLES } from '../clusters/shippedRoles';
import { syntheticCrd } from '../clusters/syntheticCrd';

/** Mean size of a CRD in the real manifests, as JSON. */
const SYNTHETIC_CRD_BYTES = 30_000;
const CRD = 'CustomResourceDefinition';

/** An API server shared by some of the fleet's clusters. */
export interface FleetServer {
  target: ProxyTarget;
  /** Token of the reader, which has the shipped ClusterRoles. */
  token: string;
  stop(): Promise<void>;
}

/**
 * Starts API servers with different content and without controllers, so that
 * nothing changes by itself. Each lacks some of the set's CRDs and gets
 * synthetic ones instead.
 *
 * @param options - `crds`: number of CRDs per server
 */
export async function startServers(options: {
  servers: number;
  crds: number;
  set: ClusterSet;
  onProgress: (message: string) => void;
}): Promise<FleetServer[]> {
  const started: FleetServer[] = [];
  try {
    for (let index = 0; index < options.servers; index++) {
      started.push(await startServer(index, options));
    }
    return started;
  } catch (error) {
    await stopServers(started);
    throw error;
  }
}

/** Stops all servers. */
export async function stopServers(servers: FleetServer[]): Promise<void> {
  await Promise.all(servers.map(server => server.stop()));
}

async function startServer(
  index: number,
  options: Parameters<typeof startServers>[0],
): Promise<FleetServer> {
  const { onProgress } = options;
  const name = `fleet-${index + 1}`;
  const controlPlane = await startControlPlane({ name, onProgress });
  try {
    await fill(controlPlane, objectsOf(index, options), onProgress);
    const { token } = await createReader(controlPlane, {
      clusterRoleFiles: SHIPPED_ROLES,
    });
    const ca = await readFile(controlPlane.caFile, 'utf8');
    return {
      target: { url: controlPlane.url, ca },
      token,
      stop: () => controlPlane.stop(),
    };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}

async function fill(
  { name, client }: ControlPlane,
  objects: KubernetesObject[],
  onProgress: (message: string) => void,
): Promise<void> {
  const { installed, refused } = await installManifests(client, {
    objects,
    onProgress,
  });
  const crds = installed.filter(({ kind }) => kind === CRD).length;
  onProgress(
    `${name}: ${installed.length} objects installed, of them ${crds} CRDs; ${refused.length} refused`,
  );
}

/** Returns the content of a server. No two servers have the same CRDs. */
export function objectsOf(
  index: number,
  { servers, crds, set }: { servers: number; crds: number; set: ClusterSet },
): KubernetesObject[] {
  const isHere = (crd: number) => servers === 1 || crd % servers !== index;
  // Two tools may contain the same CRD.
  const ofSet = new Map(
    set.objects
      .filter(({ kind }) => kind === CRD)
      .map(crd => [crd.metadata.name, crd]),
  );
  const real = [...ofSet.values()].filter((_, i) => isHere(i)).slice(0, crds);
  const others = set.objects.filter(({ kind }) => kind !== CRD);
  const made = Array.from({ length: crds - real.length }, (_, i) =>
    syntheticCrd(index * crds + i, SYNTHETIC_CRD_BYTES),
  );
  return [...real, ...made, ...others];
}
