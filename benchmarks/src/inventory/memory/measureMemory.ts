import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import {
  createReader,
  installManifests,
  startControlPlane,
} from 'control-plane';
import { spawnMeasured } from '../../portal/spawnMeasured';
import type { MemoryFigures, MemoryTask } from './measuredPortal';
import { READER_ROLE } from '../../clusters/shippedRoles';
import { syntheticCrd } from '../../clusters/syntheticCrd';

const PROGRAM = 'inventory/memory/measuredPortal.ts';
const CRDS = 300;

/** Memory that Eco adds to a portal, in MB of 10^6 bytes. */
export interface MemoryReport {
  crds: number;
  /** Peak heap including garbage, above the portal without Eco. */
  peakHeapMB: number;
  /** Largest heap after a full collection, above the portal without Eco. */
  heldHeapMB: number;
  /** Peak memory outside the heap, above the portal without Eco. */
  peakExternalMB: number;
  /** Peak of the whole process, above the portal without Eco. */
  peakRssMB: number;
  withEco: MemoryFigures;
  withoutEco: MemoryFigures;
}

/**
 * Measures a portal with Eco that reads a cluster of 300 CRDs of 87 KB twice,
 * and an idle portal without Eco. Each runs in its own process.
 */
export async function measureMemory(
  onProgress: (message: string) => void,
): Promise<MemoryReport> {
  const controlPlane = await startControlPlane({ name: 'memory', onProgress });
  try {
    const { token } = await createReader(controlPlane, {
      clusterRoleFile: READER_ROLE,
    });
    const objects = Array.from({ length: CRDS }, (_, i) => syntheticCrd(i));
    await installManifests(controlPlane.client, { objects, onProgress });
    const cluster = {
      name: controlPlane.name,
      url: controlPlane.url,
      ca: await readFile(controlPlane.caFile, 'utf8'),
      token,
    };
    const withoutEco = await inChild({ cluster, withEco: false });
    const withEco = await inChild({ cluster, withEco: true });
    return {
      crds: CRDS,
      peakHeapMB: withEco.peaks.used - withoutEco.started,
      heldHeapMB: withEco.peaks.held - withoutEco.started,
      peakExternalMB: withEco.peaks.external - withoutEco.peaks.external,
      peakRssMB: withEco.peaks.rss - withoutEco.peaks.rss,
      withEco,
      withoutEco,
    };
  } finally {
    await controlPlane.stop();
  }
}

async function inChild(task: MemoryTask): Promise<MemoryFigures> {
  const { child, input, answers } = spawnMeasured(PROGRAM);
  try {
    input.end(JSON.stringify(task));
    const figures = await text(answers);
    if (figures === '') {
      throw new Error('the portal whose memory is measured ended early');
    }
    return JSON.parse(figures);
  } finally {
    await child.kill();
  }
}
