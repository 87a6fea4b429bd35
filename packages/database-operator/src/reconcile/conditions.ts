import {
  conditionOf,
  DatabaseProblem,
  OperatorState,
  readSpec,
} from '@backstage-eco/plugin-eco-common';
import { childName } from '../database/names';
import { Engine, EngineInput } from '../engines/Engine';
import { Observed, readyPods } from './Observed';
import { Plan } from './Plan';
import { Conditions, UndatedCondition } from './status';
import { untouchedEngine } from './untouched';

const NOT_READY: UndatedCondition = {
  status: 'Unknown',
  reason: 'NotReady',
  message: 'Not checked: the database is not ready',
};

/** Returns the conditions while work is in progress or something is awaited. */
export function waitingConditions(
  observed: Observed,
  reason: string,
  message: string,
): Conditions {
  const { failure } = observed;
  return {
    ready: { status: 'False', reason, message },
    reconciling: { reason, message },
    connection: NOT_READY,
    ...(failure && failureConditions(observed)),
  };
}

/**
 * Returns the conditions after a refused write, with the API server's message.
 * Some refusals resolve themselves, others need a person.
 */
export function failureConditions({ failure, database }: Observed): Conditions {
  const { reason, message, stalls } = failure ?? {
    reason: 'Unknown',
    message: '',
    stalls: false,
  };
  const cause = { reason, message };
  const ready = conditionOf(database, 'Ready');
  const connection = conditionOf(database, 'ConnectionVerified');
  return {
    // A database that was ready stays so: only the change was refused.
    ready: ready?.status === 'True' ? ready : { status: 'False', ...cause },
    reconciling: stalls ? undefined : cause,
    stalled: stalls ? cause : undefined,
    connection: connection ?? NOT_READY,
  };
}

/**
 * Returns the conditions for a spec that cannot be satisfied. A running
 * database keeps running.
 */
export function stalledConditions(
  observed: Observed,
  problem: DatabaseProblem,
  engine?: Engine,
): Conditions {
  const message = `${problem.field}: ${problem.message}`;
  const cause = { reason: problem.reason, message };
  const { database, children } = observed;
  const read = readSpec(database, observed.parameters);
  const main =
    engine &&
    children.get(
      `${engine.resource.kind}/${childName(database.metadata.name)}`,
    );
  const replicas = database.status?.replicas;
  // Another's Service of the same name may lead anywhere.
  const isWhole = problem.reason !== 'NameTaken';
  if (main && isWhole && 'desired' in read && replicas !== undefined) {
    const ready = readyPods(observed.pods);
    const state = engine.read(main, { ...read.desired, replicas }, ready);
    if (state.ready) {
      const last = conditionOf(database, 'ConnectionVerified');
      return {
        ready: {
          status: 'True',
          reason: 'AsBefore',
          message: 'The database runs as it did before the change',
        },
        stalled: cause,
        connection: last ?? NOT_READY,
      };
    }
  }
  return {
    ready: { status: 'False', ...cause },
    stalled: cause,
    connection: NOT_READY,
  };
}

/** Returns the conditions once all children are as desired. */
export function liveConditions(
  observed: Observed,
  engine: Engine,
  input: EngineInput,
): { conditions: Conditions; readyReplicas: number } & Pick<
  Plan,
  'finished' | 'probe'
> {
  const { children, operators } = observed;
  const main = children.get(`${engine.resource.kind}/${input.name}`);
  if (!main) {
    throw new Error(
      `${engine.resource.kind} ${input.name} is not among the children`,
    );
  }
  const state = engine.read(main, input.desired, readyPods(observed.pods));
  const { readyReplicas } = state;
  const operator = operators.get(engine.name);
  const absence = absenceOf(engine, operator);
  if (state.ready) {
    const message = absence
      ? `${state.message}; but ${absence}, so changes and failures are not handled`
      : state.message;
    const connection = connectionCondition(observed);
    const { host, port } = engine.connection(input);
    const isAnswered = connection.status === 'True';
    const isFinished = isAnswered || connection.reason === 'Simulated';
    return {
      conditions: {
        ready: { status: 'True', reason: 'ServersReady', message },
        connection,
      },
      readyReplicas,
      finished: isFinished,
      probe: isFinished ? undefined : { host, port, type: input.desired.type },
    };
  }
  const { failure } = state;
  const because = engine.operator?.explainsInEvents && observed.warning;
  const reason = absence ? 'OperatorNotRunning' : 'Progressing';
  const trouble = absence ?? troubleOf(observed);
  const message = [state.message, trouble, remedyFor(observed, absence)]
    .filter(Boolean)
    .join('; ');
  return {
    conditions: notReady({
      reason,
      message,
      failure: failure && [failure, because].filter(Boolean).join(': '),
    }),
    readyReplicas,
    finished: false,
  };
}

/** Returns why no operator acts on the children, or `undefined` if one does. */
function absenceOf(
  { title, operator }: Engine,
  state: OperatorState | undefined,
): string | undefined {
  if (!operator) {
    return undefined;
  }
  if (state?.state === 'elsewhere') {
    return `${title} does not work in this namespace: ${state.because}`;
  }
  if (state?.state === 'notRunning') {
    const because = state.because ? ` (${state.because})` : '';
    return `the controller of ${title} does not run${because}`;
  }
  return undefined;
}

function remedyFor(
  observed: Observed,
  absence: string | undefined,
): string | undefined {
  return absence && untouchedEngine(observed)
    ? 'nobody has begun it: set spec.provider to another engine, such as StatefulSet, or let the operator run here'
    : undefined;
}

function notReady(input: {
  reason: string;
  message: string;
  failure?: string;
}): Conditions {
  const { failure, ...cause } = input;
  return failure
    ? {
        ready: { status: 'False', reason: 'EngineFailed', message: failure },
        stalled: { reason: 'EngineFailed', message: failure },
        connection: NOT_READY,
      }
    : {
        ready: { status: 'False', ...cause },
        reconciling: cause,
        connection: NOT_READY,
      };
}

function troubleOf({ pods, warning }: Observed): string | undefined {
  const troubled = pods.find(pod => pod.trouble);
  return troubled ? `pod ${troubled.name}: ${troubled.trouble}` : warning;
}

/**
 * Returns whether the server responded; unknown if the pods are only simulated.
 */
function connectionCondition({
  database,
  pods,
  probe,
}: Observed): UndatedCondition {
  if (pods.length > 0 && pods.every(pod => pod.simulated)) {
    return {
      status: 'Unknown',
      reason: 'Simulated',
      message: 'Not checked: the pods are simulated, nothing runs in them',
    };
  }
  if (probe) {
    return probe;
  }
  const last = conditionOf(database, 'ConnectionVerified');
  // A new leader does not know the nodes yet.
  const isStillSo =
    last?.reason === 'Simulated' &&
    pods.some(({ simulated }) => simulated === undefined);
  return last?.status === 'True' || isStillSo
    ? last
    : {
        status: 'Unknown',
        reason: 'NotAsked',
        message: 'The server has not been checked yet',
      };
}
