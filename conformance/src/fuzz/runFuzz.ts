import fc, { RunDetails } from 'fast-check';
import { Door } from './Door';
import { apiRequests } from './doors/apiRequests';
import { clusterAnswers } from './doors/clusterAnswers';
import { databases } from './doors/databases';
import { definitions } from './doors/definitions';
import { kubeconfigs } from './doors/kubeconfigs';
import { startFuzzWorld } from './FuzzWorld';

/** All doors that are tried. */
export const DOORS: readonly Door[] = [
  definitions,
  kubeconfigs,
  clusterAnswers,
  databases,
  apiRequests,
];

/** What came of trying one door. */
export interface FuzzResult {
  door: string;
  inputs: number;
  /** The smallest input that did harm, and what it did. Left out: none did. */
  failure?: string;
}

/**
 * Tries each door with random input for a while.
 *
 * @param options - `seed` makes the same inputs again; `msPerDoor` does not count
 * what a door needs to open
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

/** The harm first: an input can be long. */
function describe(run: RunDetails<[unknown]>): string {
  const { errorInstance, counterexample, counterexamplePath } = run;
  return [
    String(errorInstance),
    `path ${counterexamplePath}`,
    fc.stringify(counterexample),
  ].join('\n');
}
