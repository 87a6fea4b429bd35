import { Database, DatabaseStatus, FINALIZER } from '../database/Database';
import { readWish } from '../database/readWish';
import { Engine, EngineInput, Problem, Wish } from '../engines/Engine';
import { newSecret } from '../engines/secret';
import { seriesFor } from '../engines/versions';
import { findProblem } from './checks';
import { engineInput, planChildren } from './children';
import { chooseEngine } from './chooseEngine';
import { planDeletion } from './deletion';
import { Observed } from './Observed';
import { Plan, Step } from './Plan';
import {
  failureStanding,
  liveStanding,
  stalledStanding,
  waitingStanding,
} from './standing';
import { isSameStatus, nextStatus, Standing } from './status';
import { claimBytes } from './storageChecks';

/**
 * Decides what is to be done next for one Database. Pure: the same view gives
 * the same plan, and a plan that was carried out gives an empty one, so that it
 * may be called at any time and any number of times.
 */
export function reconcile(observed: Observed): Plan {
  const { database } = observed;
  if (database.metadata.deletionTimestamp) {
    return planDeletion(observed);
  }
  const read = readWish(database);
  if ('problem' in read) {
    return stalled(observed, read.problem);
  }
  const wish = withKeptSize(read.wish, observed);
  const choice = chooseEngine(observed, wish);
  if ('wait' in choice) {
    return told(
      observed,
      waitingStanding(observed, 'EngineUnknown', choice.wait),
    );
  }
  if ('problem' in choice) {
    return stalled(observed, choice.problem);
  }
  const { engine, reason } = choice;
  if (observed.operators.get(engine.name)?.state === 'unknown') {
    // Its children cannot be seen now: whatever was written last still stands.
    return { steps: [], finished: false };
  }
  const problem = findProblem(observed, engine, wish);
  const series = seriesFor(engine.name, wish.type, wish.version);
  if (problem || !series) {
    return stalled(observed, problem as Problem, engine);
  }
  const input = engineInput({ database, engine, wish, series });
  return (
    firstSteps({ observed, engine, reason, input }) ??
    childSteps(observed, engine, input)
  );
}

/** Where no size is wished for, volumes that are there keep theirs. */
function withKeptSize(wish: Wish, { database, claims }: Observed): Wish {
  const bytes = Math.max(0, ...claims.map(claimBytes));
  return database.spec?.storage === undefined && bytes > wish.storageBytes
    ? { ...wish, storage: String(bytes), storageBytes: bytes }
    : wish;
}

/** What comes before any child: the finalizer, the Secret, and the choice written down. */
function firstSteps(input: {
  observed: Observed;
  engine: Engine;
  reason: string;
  input: EngineInput;
}): Plan | undefined {
  const { observed, engine, reason, input: drawn } = input;
  const { database } = observed;
  const finalizers = database.metadata.finalizers ?? [];
  const steps: Step[] = [];
  if (!finalizers.includes(FINALIZER)) {
    steps.push({
      do: 'setFinalizers',
      finalizers: [...finalizers, FINALIZER],
    });
  }
  if (engine.makesSecret && !knownCredentials(observed)) {
    steps.push({ do: 'createSecret', secret: () => newSecret(drawn, engine) });
    return { steps, finished: false };
  }
  if (!database.status?.engine) {
    const standing = waitingStanding(
      observed,
      'Progressing',
      `${engine.name} is to run it, because ${reason}`,
    );
    const status = nextStatus(observed, standing, {
      ...engineFields(observed, engine, drawn),
      engine: engineStatus(engine, reason, drawn.wish),
    });
    steps.push(
      { do: 'writeStatus', status },
      {
        do: 'tell',
        event: {
          type: 'Normal',
          reason: 'EngineChosen',
          message: `${engine.name} runs this database, because ${reason}`,
        },
      },
    );
  }
  return steps.length > 0 ? { steps, finished: false } : undefined;
}

function childSteps(
  observed: Observed,
  engine: Engine,
  input: EngineInput,
): Plan {
  const plan = planChildren(observed, engine, input);
  if ('problem' in plan) {
    return stalled(observed, plan.problem, engine);
  }
  if ('wait' in plan) {
    return told(
      observed,
      waitingStanding(observed, 'Waiting', `Waiting for ${plan.wait}`),
    );
  }
  if (plan.steps.length > 0) {
    return { steps: plan.steps, finished: false };
  }
  const live = liveStanding(observed, engine, input);
  const { status } = observed.database;
  const changes = {
    ...engineFields(observed, engine, input),
    readyReplicas: live.readyReplicas,
    ...(status?.engine && {
      engine: engineStatus(engine, status.engine.reason, input.wish),
    }),
  };
  return {
    ...told(observed, live.standing, changes),
    finished: live.finished,
    probe: live.probe,
  };
}

/**
 * Where things stand after a refused write, as a plan that only says so.
 */
export function describeFailure(observed: Observed): Plan {
  return told(observed, failureStanding(observed));
}

function knownCredentials({ database, credentials }: Observed) {
  return database.status?.credentials ?? credentials;
}

function engineStatus(engine: Engine, reason: string, wish: Wish) {
  return {
    name: engine.name,
    type: wish.type,
    version: wish.version,
    reason,
  };
}

function engineFields(
  observed: Observed,
  engine: Engine,
  input: EngineInput,
): Partial<DatabaseStatus> {
  const credentials = knownCredentials(observed);
  return {
    replicas: input.wish.replicas,
    selector: engine.podSelector(input.name),
    connection: engine.connection(input),
    ...(credentials && { credentials }),
  };
}

function stalled(observed: Observed, problem: Problem, engine?: Engine): Plan {
  return told(observed, stalledStanding(observed, problem, engine));
}

/** A plan that only writes where things stand, and tells people of a turn. */
function told(
  observed: Observed,
  standing: Standing,
  changes: Partial<DatabaseStatus> = {},
): Plan {
  const { database } = observed;
  const status = nextStatus(observed, standing, changes);
  const steps: Step[] = [];
  if (!isSameStatus(database.status, status)) {
    steps.push({ do: 'writeStatus', status });
    steps.push(...turnEvents(database, standing));
  }
  return { steps, finished: false };
}

function turnEvents(database: Database, standing: Standing): Step[] {
  const was = (type: string) =>
    database.status?.conditions?.find(found => found.type === type);
  const { stalled: stall, ready } = standing;
  if (stall && was('Stalled')?.reason !== stall.reason) {
    return [{ do: 'tell', event: { type: 'Warning', ...stall } }];
  }
  if (ready.status === 'True' && was('Ready')?.status !== 'True') {
    const { message } = ready;
    return [
      { do: 'tell', event: { type: 'Normal', reason: 'Ready', message } },
    ];
  }
  if (ready.status !== 'True' && was('Ready')?.status === 'True') {
    const { message } = ready;
    return [
      { do: 'tell', event: { type: 'Warning', reason: 'NotReady', message } },
    ];
  }
  return [];
}
