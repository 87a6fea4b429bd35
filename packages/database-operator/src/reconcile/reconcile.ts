import {
  Database,
  DatabaseStatus,
  FINALIZER,
  SECRET_FINALIZER,
} from '../database/Database';
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
  const input = engineInput({ database, engine, reason, wish, series });
  return (
    firstSteps(observed, engine, input) ??
    childSteps({ observed, engine, reason, drawn: input })
  );
}

/** Where no size is wished for, volumes that are there keep theirs. */
function withKeptSize(wish: Wish, { database, claims }: Observed): Wish {
  const bytes = Math.max(0, ...claims.map(claimBytes));
  return database.spec?.storage === undefined && bytes > wish.storageBytes
    ? { ...wish, storage: String(bytes), storageBytes: bytes }
    : wish;
}

/**
 * What comes before any child: the finalizers and the Secret. One that is there
 * already is somebody's, and used as it is.
 */
function firstSteps(
  observed: Observed,
  engine: Engine,
  input: EngineInput,
): Plan | undefined {
  const finalizers = observed.database.metadata.finalizers ?? [];
  const needsSecret = engine.makesSecret && !knownCredentials(observed);
  const secret = () => newSecret(input, engine);
  const isDecided = finalizers.includes(SECRET_FINALIZER);
  if (needsSecret && !isDecided && !observed.secretIsMissing) {
    return { steps: [{ do: 'lookForSecret', secret }], finished: false };
  }
  const missing = [
    FINALIZER,
    ...(needsSecret ? [SECRET_FINALIZER] : []),
  ].filter(name => !finalizers.includes(name));
  const steps: Step[] = [];
  if (missing.length > 0) {
    steps.push({
      do: 'setFinalizers',
      finalizers: [...finalizers, ...missing],
    });
  }
  if (needsSecret) {
    steps.push({ do: 'createSecret', secret });
  }
  return steps.length > 0 ? { steps, finished: false } : undefined;
}

/**
 * The children, and once they are there, where things stand. The choice of the
 * engine is written down then: until that the child that was made first tells it.
 */
function childSteps(input: {
  observed: Observed;
  engine: Engine;
  reason: string;
  drawn: EngineInput;
}): Plan {
  const { observed, engine, reason, drawn } = input;
  const plan = planChildren(observed, engine, drawn);
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
  const live = liveStanding(observed, engine, drawn);
  const { status } = observed.database;
  const changes = {
    ...engineFields(observed, engine, drawn),
    readyReplicas: live.readyReplicas,
    engine: engineStatus(engine, reason, drawn.wish),
  };
  const { steps } = told(observed, live.standing, changes);
  if (!status?.engine) {
    const message = `${engine.name} runs this database, because ${reason}`;
    const event = { type: 'Normal' as const, reason: 'EngineChosen', message };
    steps.push({ do: 'tell', event });
  }
  return { steps, finished: live.finished, probe: live.probe };
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
