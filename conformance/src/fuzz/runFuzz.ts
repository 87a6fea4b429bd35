import fc, { RunDetails } from 'fast-check';
import { Door } from './Door';
import { apiRequests } from './doors/apiRequests';
import { clusterAnswers } from './doors/clusterAnswers';
import { databases } from './doors/databases';
import { definitions } from './doors/definitions';
import { kubeconfigs } from './doors/kubeconfigs';
import { startFuzzWorld } from './FuzzWorld';

/** All doors. */
export const DOORS: readonly Door[] = [
  definitions,
  kubeconfigs,
  clusterAnswers,
  databases,
  apiRequests,
];

/** Result of one door. */
export interface FuzzResult {
  door: string;
  inputs: number;
  /** Smallest input that did harm, with its effect. Omitted if none did. */
  failure?: string;
}

/**
 * Tests each door with random input for a while.
 *
 * @param options - `seed` reproduces the inputs of a run; `msPerDoor` excludes
 * the time to open a door
 */
export async function runFuzz(options: {
  doors: readonly Door[];
  seed: number;
  msPerDoor: number;
  onResult?: (result: FuzzResult) => void;
}): Promise<FuzzResult[]> {
  const { doors, seed, msPerDoor, onResult } = options;
  const world = await startFuzzWorld();
  const results: FuzzResult[] = [];
  try {
    for (const door of doors) {
      const { property, close } = await door.open(world);
      try {
        const run = await fc.check(property, {
          seed,
          numRuns: Number.MAX_SAFE_INTEGER,
          interruptAfterTimeLimit: msPerDoor,
        });
        const result = {
          door: door.name,
          inputs: run.numRuns,
          ...(run.failed && { failure: describe(run) }),
        };
        results.push(result);
        onResult?.(result);
      } finally {
        await close?.();
      }
    }
  } finally {
    await world.stop();
  }
  return results;
}

/** Formats the error before the input, which can be long. */
function describe(run: RunDetails<[unknown]>): string {
  const { errorInstance, counterexample, counterexamplePath } = run;
  return [
    String(errorInstance),
    `path ${counterexamplePath}`,
    fc.stringify(counterexample),
  ].join('\n');
}
