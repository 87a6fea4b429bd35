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
 * An engine and why it is taken, a reason to wait, or a spec that none can
 * fulfil.
 */
export type EngineChoice =
  | { engine: DatabaseEngine; reason: string }
  | { wait: string }
  | { problem: DatabaseProblem };

/**
 * Chooses once: a database that lives stays with its engine, whatever the
 * cluster serves by now, and so does a new Database of the same name that finds
 * the volumes of an old one. Where an operator cannot be judged nothing is
 * chosen: the answer could not be taken back. Only where nobody has begun it,
 * `spec.provider` may give it to another engine.
 *
 * @param living - the engine that a living child tells of, where the status does
 *   not say so yet
 */
export function chooseEngine(
  database: Pick<Database, 'spec' | 'status'>,
  desired: DesiredDatabase,
  environment: DatabaseEnvironment,
  living?: { engine: DatabaseEngineName; reason: string },
): EngineChoice {
  const settled = database.status?.engine && {
    engine: database.status.engine.name,
    reason: database.status.engine.reason,
  };
  const asked = database.spec?.provider;
  const known = settled ?? living ?? engineOfVolumes(environment);
  const isGivenAway =
    environment.isUntouched && asked && asked !== known?.engine;
  if (known && !isGivenAway) {
    return { engine: databaseEngine(known.engine), reason: known.reason };
  }
  const reasons: string[] = [];
  for (const engine of DATABASE_ENGINES) {
    if (
      !engine.types.includes(desired.type) ||
      (asked && engine.name !== asked)
    ) {
      continue;
    }
    const state = operatorStateOf(engine, environment);
    if (state.state === 'unknown') {
      return {
        wait: `Whether ${engine.name} is here cannot be seen: ${state.because}`,
      };
    }
    const lacks = whatLacks(engine, desired, state);
    if (!lacks) {
      const because = asked
        ? 'spec.provider asks for it'
        : [...reasons, whatSpeaksFor(engine, state)].join('; ');
      return { engine, reason: because };
    }
    reasons.push(lacks);
  }
  return { problem: noEngine(desired, asked, reasons) };
}

/** The engine that made the volumes which an earlier Database left. */
function engineOfVolumes({ claims }: DatabaseEnvironment) {
  const made = DATABASE_ENGINES.find(({ name }) =>
    claims.some(({ engine }) => engine === name),
  );
  return (
    made && {
      engine: made.name,
      reason: 'it made the volumes that an earlier Database of this name left',
    }
  );
}

function whatLacks(
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

function whatSpeaksFor(
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
  asked: DatabaseEngineName | undefined,
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
    field: asked ? 'spec.provider' : 'spec.engine',
    message: asked
      ? `${asked} cannot run it: ${
          reasons.join('; ') || `it does not run ${type}`
        }. Remove spec.provider, let the operator run where it covers this namespace, or install what is missing.`
      : `Nothing here can run it: ${reasons.join('; ')}.`,
  };
}
