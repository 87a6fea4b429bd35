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

/** A read mostly waits, so several fit on two cores. */
const CONCURRENCY = 4;

/** Number of objects of the kind that is listed in pages. */
const PAGED_OBJECTS = 5_000;

/** Options of a fault report. */
export interface FaultReportOptions {
  /** Cases to run. By default all. */
  names?: string[];
  /** Number of objects of the paged kind. Default: 5,000. */
  many?: number;
  /** Opens a page of a browser. If omitted, no page is read. */
  openPage?: () => Promise<Page>;
  /** Called for each case once it has ended. */
  onResult?: (result: FaultResult) => void;
}

/**
 * Runs the fault cases with a real API server, the real portal and a real
 * database.
 *
 * @throws an error with the name of an unknown case
 */
export async function runFaultReport(
  options: FaultReportOptions,
): Promise<FaultResult[]> {
  const onFiles = chosen(FAULT_GROUPS, options.names);
  const onPostgres = chosen([databases], options.names);
  const cluster = await startFaultCluster({
    footprints: 'demo-prod',
    roles: options.many ?? PAGED_OBJECTS,
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

/** Filters groups by the names of their cases, and drops empty groups. */
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

/** Runs the concurrent cases first, then the others one at a time. */
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
    count: Math.max(1, Math.min(CONCURRENCY, sideBySide.length)),
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

/** @param waiting - Queue of cases, shared by all worlds */
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
    // After a failure take a new baseline, so that its damage is not blamed on
    // the next case.
    healthy = run.result.passed ? run.healthy : undefined;
  }
  return results;
}

/** Runs a case. If it cannot run, it has failed, and the others continue. */
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

/** @throws an error with what is missing if the read is incomplete */
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
