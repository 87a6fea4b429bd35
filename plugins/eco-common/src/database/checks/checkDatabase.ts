import { Database } from '../Database';
import { DatabaseEngine, DatabaseEngineName } from '../engines';
import { seriesFor, VersionSeries } from '../versions';
import { chooseEngine } from './chooseEngine';
import { DatabaseEnvironment, operatorStateOf } from './DatabaseEnvironment';
import { DatabaseProblem } from './DatabaseProblem';
import { findProblem } from './findProblem';
import { DesiredDatabase, readSpec } from './readSpec';
import { claimSize } from './storageProblem';

/**
 * Whether a Database can run: which engine runs it and why, what is still
 * unknown, or what prevents it.
 *
 * @public
 */
export type DatabaseCheck =
  | {
      verdict: 'runs';
      engine: DatabaseEngine;
      /** Why this engine was chosen. */
      reason: string;
      desired: DesiredDatabase;
      series: VersionSeries;
    }
  | { verdict: 'unknown'; because: string; engine?: DatabaseEngine }
  | {
      verdict: 'stalled';
      problem: DatabaseProblem;
      /** Absent if none was chosen. */
      engine?: DatabaseEngine;
    };

/**
 * Decides whether a Database can run in a cluster, and on which engine. Pure:
 * the controller acts on the result, and a form can show it before anything is
 * created.
 *
 * @param database - the object; a new one has only a spec
 * @param environment - facts of the cluster
 * @param living - engine inferred from an existing child, if the status does
 *   not name one yet
 * @public
 */
export function checkDatabase(
  database: Pick<Database, 'spec' | 'status'>,
  environment: DatabaseEnvironment,
  living?: { engine: DatabaseEngineName; reason: string },
): DatabaseCheck {
  const read = readSpec(database, environment.parameters);
  if ('problem' in read) {
    return { verdict: 'stalled', problem: read.problem };
  }
  const desired = withKeptSize(read.desired, database, environment);
  const choice = chooseEngine(database, desired, environment, living);
  if ('wait' in choice) {
    return { verdict: 'unknown', because: choice.wait };
  }
  if ('problem' in choice) {
    return { verdict: 'stalled', problem: choice.problem };
  }
  const { engine, reason } = choice;
  const state = operatorStateOf(engine, environment);
  if (state.state === 'unknown') {
    return { verdict: 'unknown', because: state.because, engine };
  }
  const problem = findProblem(database, desired, engine, environment);
  const series = seriesFor(engine.name, desired.type, desired.version);
  return problem || !series
    ? { verdict: 'stalled', problem: problem as DatabaseProblem, engine }
    : { verdict: 'runs', engine, reason, desired, series };
}

/** Keeps the size of existing volumes if the spec sets no size. */
function withKeptSize(
  desired: DesiredDatabase,
  { spec }: Pick<Database, 'spec'>,
  { claims }: DatabaseEnvironment,
): DesiredDatabase {
  const [largest] = [{ name: '', storage: desired.storage }, ...claims].sort(
    (a, b) => (claimSize(a) < claimSize(b) ? 1 : -1),
  );
  return spec?.storage === undefined && largest.storage
    ? { ...desired, storage: largest.storage }
    : desired;
}
