import {
  checkDatabase,
  Database,
  DATABASE_FINALIZER,
  DatabaseProblem,
  DatabaseStatus,
  DatabaseCheck,
  DesiredDatabase,
  toClaimFacts,
} from '@backstage-eco/plugin-eco-common';
import { Engine, EngineInput } from '../engines/Engine';
import { engineNamed } from '../engines';
import { newSecret } from '../engines/secret';
import { engineInput, planChildren } from './children';
import { planDeletion } from './deletion';
import { holdingOf } from './holding';
import { livingEngine } from './mainChild';
import { proofOf } from './mainOwner';
import { knownCredentials, Observed } from './Observed';
import { Plan, Step } from './Plan';
import {
  failureConditions,
  liveConditions,
  stalledConditions,
  waitingConditions,
} from './conditions';
import { Conditions, isSameStatus, nextStatus } from './status';
import { strayClaimProblem } from './strayClaims';
import { takeBack, untouchedEngine } from './untouched';

/**
 * Decides the next steps for one Database. A pure function: the same input
 * gives the same plan. Once a plan is carried out, the next one is empty, so it
 * can be called at any time and any number of times.
 */
export function reconcile(observed: Observed): Plan {
  const { database } = observed;
  if (database.metadata.deletionTimestamp) {
    return planDeletion(observed);
  }
  const holding = holdingOf(observed);
  if (holding.state === 'refused') {
    return stalled(observed, holding.problem);
  }
  const living = livingEngine(observed);
  const answer = checkDatabase(
    database,
    {
      ...observed,
      claims: observed.claims.map(toClaimFacts),
      isUntouched: untouchedEngine(observed) !== undefined,
    },
    living && { engine: living.engine.name, reason: living.reason },
  );
  const engine = answer.engine && engineNamed(answer.engine.name);
  if (answer.verdict === 'stalled') {
    return stalled(observed, answer.problem, engine);
  }
  if (answer.verdict === 'unknown' && engine) {
    // Its children cannot be read now, so the last status stays.
    return { steps: [], finished: false };
  }
  if (answer.verdict === 'unknown') {
    return planStatus(
      observed,
      waitingConditions(observed, 'EngineUnknown', answer.because),
    );
  }
  return runningSteps(observed, answer);
}

/** Plans the next steps of a Database that can run. */
function runningSteps(
  observed: Observed,
  answer: Extract<DatabaseCheck, { verdict: 'runs' }>,
): Plan {
  const { reason, desired, series } = answer;
  const { database } = observed;
  const engine = engineNamed(answer.engine.name);
  const back = takeBack(observed, engine.name);
  if (back) {
    return 'wait' in back
      ? planStatus(observed, waitingConditions(observed, 'Waiting', back.wait))
      : { ...back, finished: false };
  }
  const input = engineInput({ database, engine, reason, desired, series });
  const problem = strayClaimProblem(observed, engine, desired);
  if (problem) {
    return stalled(observed, problem, engine);
  }
  return (
    firstSteps(observed, engine, input) ??
    childSteps({ observed, engine, reason, drawn: input })
  );
}

/**
 * Plans what must precede any child: the finalizer, the record of who holds the
 * name, and the Secret. A Secret that already exists is used unchanged, as it
 * is someone's.
 */
function firstSteps(
  observed: Observed,
  engine: Engine,
  input: EngineInput,
): Plan | undefined {
  const { database, record } = observed;
  const holding = holdingOf(observed);
  if (holding.state === 'unseen') {
    return planStatus(
      observed,
      waitingConditions(observed, 'NotSeen', holding.because),
    );
  }
  if (holding.state === 'unchecked') {
    return { steps: holding.steps, finished: false };
  }
  const finalizers = database.metadata.finalizers ?? [];
  const steps: Step[] = [];
  if (!finalizers.includes(DATABASE_FINALIZER)) {
    steps.push({ do: 'addFinalizer' });
  }
  if (holding.state === 'toRecord') {
    steps.push(...holding.steps);
  }
  if (steps.length === 0 && engine.makesSecret && !knownCredentials(observed)) {
    const proof = proofOf(database, record);
    const secret = () => newSecret(input, engine, proof);
    steps.push({ do: 'createSecret', secret, proof });
  }
  return steps.length > 0 ? { steps, finished: false } : undefined;
}

/**
 * Plans the children and, once they exist, the status. The status then records
 * the chosen engine; until then the main child, created first, shows it.
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
    return planStatus(
      observed,
      waitingConditions(observed, 'Waiting', `Waiting for ${plan.wait}`),
    );
  }
  if (plan.steps.length > 0) {
    return { steps: plan.steps, finished: false };
  }
  const live = liveConditions(observed, engine, drawn);
  const { status } = observed.database;
  const changes = {
    ...engineFields(engine, drawn),
    children: plan.children,
    readyReplicas: live.readyReplicas,
    engine: engineStatus(engine, reason, drawn.desired),
  };
  const [drifted] = plan.drifts;
  const conditions = { ...live.conditions, drifted };
  const { steps } = planStatus(observed, conditions, changes);
  if (!status?.engine) {
    const message = `${engine.name} runs this database, because ${reason}`;
    const event = { type: 'Normal' as const, reason: 'EngineChosen', message };
    steps.push({ do: 'emitEvent', event });
  }
  const isContested = plan.drifts.some(drift => drift.reason === 'Contested');
  const finished = live.finished && !isContested;
  return { steps, finished, probe: live.probe };
}

/** Returns a plan that only reports a refused write in the status. */
export function describeFailure(observed: Observed): Plan {
  return planStatus(observed, failureConditions(observed));
}

function engineStatus(
  engine: Engine,
  reason: string,
  desired: DesiredDatabase,
) {
  return {
    name: engine.name,
    type: desired.type,
    version: desired.version,
    reason,
  };
}

function engineFields(
  engine: Engine,
  input: EngineInput,
): Partial<DatabaseStatus> {
  return {
    replicas: input.desired.replicas,
    selector: engine.podSelector(input.name),
    connection: engine.connection(input),
  };
}

function stalled(
  observed: Observed,
  problem: DatabaseProblem,
  engine?: Engine,
): Plan {
  return planStatus(observed, stalledConditions(observed, problem, engine));
}

/** Returns a plan that only updates the status and emits events. */
function planStatus(
  observed: Observed,
  conditions: Conditions,
  changes: Partial<DatabaseStatus> = {},
): Plan {
  const { database } = observed;
  const credentials = knownCredentials(observed);
  const status = nextStatus(observed, conditions, {
    ...(credentials && { credentials }),
    ...changes,
  });
  const steps: Step[] = [];
  if (!isSameStatus(database.status, status)) {
    steps.push({ do: 'writeStatus', status });
    steps.push(...changeEvents(database, conditions));
  }
  return { steps, finished: false };
}

function changeEvents(database: Database, conditions: Conditions): Step[] {
  const was = (type: string) =>
    database.status?.conditions?.find(found => found.type === type);
  const { stalled: stall, ready } = conditions;
  if (stall && was('Stalled')?.reason !== stall.reason) {
    return [{ do: 'emitEvent', event: { type: 'Warning', ...stall } }];
  }
  if (ready.status === 'True' && was('Ready')?.status !== 'True') {
    const { message } = ready;
    return [
      { do: 'emitEvent', event: { type: 'Normal', reason: 'Ready', message } },
    ];
  }
  if (ready.status !== 'True' && was('Ready')?.status === 'True') {
    const { message } = ready;
    return [
      {
        do: 'emitEvent',
        event: { type: 'Warning', reason: 'NotReady', message },
      },
    ];
  }
  return [];
}
