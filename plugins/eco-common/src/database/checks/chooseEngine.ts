import { Database } from '../Database';
import {
  DATABASE_ENGINES,
  databaseEngine,
  DatabaseEngine,
  DatabaseEngineName,
} from '../engines';
import { knownVersions, seriesFor } from '../versions';
import {
  DatabaseEnvironment,
  OperatorState,
  operatorStateOf,
} from './DatabaseEnvironment';
import { DatabaseProblem } from './DatabaseProblem';
import { DesiredDatabase } from './readSpec';
import { short } from './short';

/**
 * A chosen engine with the reason, a reason to wait, or a spec that no engine
 * can satisfy.
 */
export type EngineChoice =
  | { engine: DatabaseEngine; reason: string }
  | { wait: string }
  | { problem: DatabaseProblem };

/**
 * Chooses the engine of a database, once. An existing database keeps its
 * engine, even if the cluster now serves others; so does a new Database that
 * finds the volumes of an earlier one of the same name. If an operator's state
 * is unknown it chooses nothing, because the choice could not be undone.
 * `spec.provider` may only switch engines while the current one has not started
 * anything.
 *
 * @param living - engine inferred from an existing child, if the status does
 *   not name one yet
 */
export function chooseEngine(
  database: Pick<Database, 'spec' | 'status'>,
  desired: DesiredDatabase,
  environment: DatabaseEnvironment,
  living?: { engine: DatabaseEngineName; reason: string },
): EngineChoice {
  const recorded = database.status?.engine && {
    engine: database.status.engine.name,
    reason: database.status.engine.reason,
  };
  const requested = database.spec?.provider;
  const known = recorded ?? living ?? engineOfVolumes(environment);
  const switchesEngine =
    environment.isUntouched && requested && requested !== known?.engine;
  if (known && !switchesEngine) {
    return { engine: databaseEngine(known.engine), reason: known.reason };
  }
  const reasons: string[] = [];
  for (const engine of DATABASE_ENGINES) {
    if (
      !engine.types.includes(desired.type) ||
      (requested && engine.name !== requested)
    ) {
      continue;
    }
    const state = operatorStateOf(engine, environment);
    if (state.state === 'unknown') {
      return {
        wait: `Whether ${engine.name} is here cannot be seen: ${state.because}`,
      };
    }
    const obstacle = findObstacle(engine, desired, state);
    if (!obstacle) {
      const because = requested
        ? 'spec.provider asks for it'
        : [...reasons, explainChoice(engine, state)].join('; ');
      return { engine, reason: because };
    }
    reasons.push(obstacle);
  }
  return { problem: noEngine(desired, requested, reasons) };
}

/** Returns the engine that created the volumes left by an earlier Database. */
function engineOfVolumes({ claims }: DatabaseEnvironment) {
  const made = DATABASE_ENGINES.find(({ name }) =>
    claims.some(({ engine }) => engine === name),
  );
  return (
    made && {
      engine: made.name,
      reason:
        'it created the volumes that an earlier Database with this name left',
    }
  );
}

function findObstacle(
  { name, title }: DatabaseEngine,
  { type, version }: DesiredDatabase,
  state: Exclude<OperatorState, { state: 'unknown' }>,
): string | undefined {
  if (state.state === 'notServed') {
    return `${title} is not installed`;
  }
  if (state.state === 'notRunning') {
    const but = `${title} has its CRD here, but its controller does not run`;
    return state.because ? `${but} (${state.because})` : but;
  }
  if (state.state === 'elsewhere') {
    return `${title} does not work in this namespace: ${state.because}`;
  }
  return seriesFor(name, type, version)
    ? undefined
    : `${title} does not run ${type} ${short(version)}`;
}

function explainChoice(
  { title, tool }: DatabaseEngine,
  state: OperatorState,
): string {
  if (tool === undefined) {
    return 'a StatefulSet needs no operator';
  }
  const note = state.state === 'running' && state.note;
  const works = `${title} is installed and its controller runs`;
  return note ? `${works} (${note})` : works;
}

function noEngine(
  { type, version }: DesiredDatabase,
  requested: DatabaseEngineName | undefined,
  reasons: string[],
): DatabaseProblem {
  const anyRunsIt = DATABASE_ENGINES.some(({ name }) =>
    seriesFor(name, type, version),
  );
  if (!anyRunsIt) {
    return {
      reason: 'UnknownVersion',
      field: 'spec.version',
      message: `No engine runs ${type} "${short(
        version,
      )}". Set one of ${knownVersions(type)}.`,
    };
  }
  return {
    reason: 'NoEngine',
    field: requested ? 'spec.provider' : 'spec.engine',
    message: requested
      ? `${requested} cannot run it: ${
          reasons.join('; ') || `it does not run ${type}`
        }. Remove spec.provider, let the operator run where it covers this namespace, or install what is missing.`
      : `Nothing here can run it: ${reasons.join('; ')}.`,
  };
}
