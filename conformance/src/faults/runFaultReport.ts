import { Page } from 'playwright-core';
import { databases, FAULT_GROUPS } from './cases';
import { baselineGaps } from './compare/baselineGaps';
import { viewOf } from './compare/compareReadings';
import { FaultCase, FaultGroup } from './FaultCase';
import { FaultResult, notRun, runFaultCase } from './runFaultCase';
import { Reading } from './views/views';
import { FaultDatabase } from './world/FaultDatabase';
import { FaultCluster, startFaultCluster } from './world/startFaultCluster';
import { startWorlds } from './world/startWorlds';
import { World } from './world/World';

/** A healthy reading is mostly waiting, so that several can run on two cores. */
const SIDE_BY_SIDE = 4;

/** How many objects the kind has whose lists come in pages. */
const MANY = 5_000;

/** What a fault report is run with. */
export interface FaultReportOptions {
  /** Only these cases. Left out: all of them. */
  names?: string[];
  /** How many objects of one kind there are. Default: 5,000. */
  many?: number;
  /** Opens a page of a browser; left out, no page is read. */
  openPage?: () => Promise<Page>;
  /** Called as soon as a case has ended. */
  onResult?: (result: FaultResult) => void;
}

/**
 * Lets everything go wrong that the cases know of, with a real API server, the
 * real portal and a real database.
 *
 * @throws an error that names a case that does not exist
 */
export async function runFaultReport(
  options: FaultReportOptions,
): Promise<FaultResult[]> {
  const onFiles = chosen(FAULT_GROUPS, options.names);
  const onPostgres = chosen([databases], options.names);
  const cluster = await startFaultCluster({
    footprints: 'demo-prod',
    roles: options.many ?? MANY,
  });
  try {
    const results: FaultResult[] = [];
    if (onFiles.length > 0) {
      results.push(...(await runGroups(onFiles, { ...options, cluster })));
    }
    if (onPostgres.length > 0) {
      const database = await FaultDatabase.start();
      try {
        const context = { ...options, cluster, database };
        results.push(...(await runGroups(onPostgres, context)));
      } finally {
        await database.stop();
      }
    }
    return results;
  } finally {
    await cluster.stop();
  }
}

/** Groups with the cases that were asked for; those without any are left out. */
function chosen(
  groups: FaultGroup[],
  names: string[] | undefined,
): FaultGroup[] {
  return groups
    .map(group => ({
      ...group,
      cases: group.cases.filter(({ name }) => !names || names.includes(name)),
    }))
    .filter(({ cases }) => cases.length > 0);
}

interface Context extends FaultReportOptions {
  cluster: FaultCluster;
  database?: FaultDatabase;
}

/** First the cases that can run at the same time, then the others. */
async function runGroups(
  groups: FaultGroup[],
  options: Context,
): Promise<FaultResult[]> {
  const casesOf = (areSideBySide: boolean) =>
    groups
      .filter(group => group.areSideBySide === areSideBySide)
      .flatMap(({ cases }) => cases);
  const sideBySide = casesOf(true);
  const { worlds, stop } = await startWorlds({
    ...options,
    count: Math.max(1, Math.min(SIDE_BY_SIDE, sideBySide.length)),
  });
  const { onResult = () => {} } = options;
  try {
    const results = await Promise.all(
      worlds.map(world => runCases(sideBySide, world, onResult)),
    );
    const alone = await runCases(casesOf(false), worlds[0], onResult);
    return [...results.flat(), ...alone];
  } finally {
    await stop();
  }
}

/** @param waiting - cases that are taken out one by one, by whoever is free */
async function runCases(
  waiting: FaultCase[],
  world: World,
  onResult: (result: FaultResult) => void,
): Promise<FaultResult[]> {
  const results: FaultResult[] = [];
  let healthy: Reading | undefined;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const run = await tryCase(next, world, healthy);
    results.push(run.result);
    onResult(run.result);
    // What a case has spoilt is not to be blamed on the next one.
    healthy = run.result.passed ? run.healthy : undefined;
  }
  return results;
}

/** A case that cannot be run at all has failed; the others are run all the same. */
async function tryCase(
  faultCase: FaultCase,
  world: World,
  known: Reading | undefined,
): Promise<{ result: FaultResult; healthy?: Reading }> {
  try {
    const healthy = known ?? (await healthyReading(world));
    return await runFaultCase({ faultCase, world, healthy });
  } catch (error) {
    return { result: notRun(faultCase, error) };
  }
}

/** @throws an error where the reading is not whole, with what is missing */
async function healthyReading(world: World): Promise<Reading> {
  const { outcome } = await world.refresh();
  const reading = await world.look([]);
  const store = viewOf(reading.store);
  const gaps = store ? await baselineGaps(store, world) : ['the store'];
  if (outcome.status !== 'ok' || gaps.length > 0) {
    const why = [outcome.reason, ...gaps.slice(0, 10)].join('; ');
    throw new Error(
      `nothing is wrong, and ${world.name} is ${outcome.status}: ${why}`,
    );
  }
  return reading;
}
