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
 * Whether a Database can run: what would run it and why, what must be waited
 * for before that can be said, or what is in the way.
 *
 * @public
 */
export type DatabaseCheck =
  | {
      verdict: 'runs';
      engine: DatabaseEngine;
      /** Why this engine. */
      reason: string;
      desired: DesiredDatabase;
      series: VersionSeries;
    }
  | { verdict: 'unknown'; because: string; engine?: DatabaseEngine }
  | {
      verdict: 'stalled';
      problem: DatabaseProblem;
      /** Absent where none was chosen. */
      engine?: DatabaseEngine;
    };

/**
 * Decides whether a Database can run in a cluster, and on which engine. Pure: the
 * controller acts on its answer, and a form can show it before anything is made.
 *
 * @param database - the object; a new one has a spec alone
 * @param environment - what the cluster has
 * @param living - the engine that a living child of the Database tells of, where
 *   the status does not say so yet
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

/** Where no size is asked for, volumes that are there keep theirs. */
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
