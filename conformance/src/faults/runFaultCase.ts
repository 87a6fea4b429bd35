import { compareReadings, viewOf } from './compare/compareReadings';
import { missingObjects } from './compare/compareStores';
import { Truth } from './compare/findings';
import { describeExpected, Judgement, judge } from './compare/judge';
import { FaultCase } from './FaultCase';
import { toolsOf } from './views/readApi';
import { Reading } from './views/views';
import { World } from './world/World';

/** Result of a case. */
export interface FaultResult extends Judgement {
  name: string;
  title: string;
  seconds: number;
}

/**
 * Runs one case: observes during the fault and after healing, and compares both
 * with the healthy reading before.
 *
 * @returns the result, and a healthy reading for the next case
 */
export async function runFaultCase(options: {
  faultCase: FaultCase;
  world: World;
  healthy: Reading;
}): Promise<{ result: FaultResult; healthy: Reading }> {
  const { faultCase, world, healthy } = options;
  const { name, title, expected, goneAfterwards } = faultCase;
  const startedAt = Date.now();
  const tools = [...toolsBefore(healthy), ...(expected.unknownTools ?? [])];

  const { struck, truth, strikes } = await strike({ ...options, tools });
  await world.answers();
  if (!faultCase.looksAtOnce) {
    await world.refresh();
  }
  const healed = await world.look(tools);
  const truthAfterwards = {
    ...(await truthOf({ healthy, now: healed, world })),
    goneTools: new Set(goneAfterwards?.tools),
    changedParts: truth.changedParts,
    wasAnotherCluster: expected.isAnotherCluster,
  };
  for (const object of goneAfterwards?.objects ?? []) {
    truthAfterwards.goneObjects.add(object);
  }
  const result = judge({
    expected,
    healthy,
    struck,
    healed,
    strikes,
    whileStruck: compareReadings(healthy, struck, truth),
    afterwards: compareReadings(healthy, healed, truthAfterwards),
  });
  const seconds = (Date.now() - startedAt) / 1000;
  return {
    result: { name, title, seconds, ...result },
    healthy: faultCase.restore ? await restore(faultCase, world) : healed,
  };
}

/** Builds the result of a case that ended with an error. */
export function notRun(faultCase: FaultCase, error: unknown): FaultResult {
  const { name, title, expected } = faultCase;
  return {
    name,
    title,
    seconds: 0,
    expected: describeExpected(expected),
    seen: 'not run',
    strikes: 0,
    falseAbsents: [],
    losses: [],
    problems: [error instanceof Error ? error.message : String(error)],
    passed: false,
  };
}

async function restore(faultCase: FaultCase, world: World): Promise<Reading> {
  await faultCase.restore?.(world);
  await world.refresh();
  return world.look([]);
}

/** Injects the fault, observes, and heals it in any case. */
async function strike(options: {
  faultCase: FaultCase;
  world: World;
  healthy: Reading;
  tools: string[];
}): Promise<{ struck: Reading; truth: Truth; strikes: number }> {
  const { faultCase, world, healthy, tools } = options;
  const { expected, provoke = () => world.refresh() } = faultCase;
  world.forgetStrikes();
  const heal = await faultCase.strike(world);
  try {
    await provoke(world);
    const struck = await world.look(tools);
    const truth: Truth = {
      ...(await truthOf({
        healthy,
        now: struck,
        world,
        asksForAll: expected.isAnotherCluster,
      })),
      goneTools: new Set(expected.goneTools),
      changedParts:
        expected.changedParts === 'all'
          ? 'all'
          : new Set(expected.changedParts),
      isAnotherCluster: expected.isAnotherCluster ?? false,
    };
    return { struck, truth, strikes: world.strikes };
  } finally {
    world.heal();
    await heal?.();
  }
}

/** Asks the API server which of the missing objects are really gone. */
async function truthOf(options: {
  healthy: Reading;
  now: Reading;
  world: World;
  /** Whether to check every object, shown or not. */
  asksForAll?: boolean;
}): Promise<Truth & { goneObjects: Set<string> }> {
  const { healthy, now, world, asksForAll = false } = options;
  const before = viewOf(healthy.store);
  const after = viewOf(now.store);
  const goneObjects = new Set<string>();
  if (before && after) {
    const suspects = asksForAll
      ? [...before.parts.values()].flatMap(part => [...part.objects.keys()])
      : missingObjects(before, after);
    for (const object of suspects) {
      if (!(await world.isThere(object))) {
        goneObjects.add(object);
      }
    }
  }
  return {
    goneObjects,
    goneTools: new Set(),
    changedParts: new Set(),
    isAnotherCluster: false,
  };
}

function toolsBefore(healthy: Reading): string[] {
  const api = viewOf(healthy.api);
  return api ? toolsOf(api.stack) : [];
}
