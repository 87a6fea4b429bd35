import {
  DatabaseStatus,
  DatabaseType,
  FINALIZER,
  keepsData,
  SECRET_FINALIZER,
  TYPE_LABEL,
} from '../database/Database';
import { engineNamed } from '../engines';
import { Engine, Problem } from '../engines/Engine';
import { keepingSteps, removingSteps } from './cleanUp';
import { farewell } from './farewell';
import { planLastBackup } from './lastBackup';
import { LivingEngine, livingEngine, mainChild } from './mainChild';
import { Observed } from './Observed';
import { Plan, Step } from './Plan';
import { stalledStanding, waitingStanding } from './standing';
import { isSameStatus, nextStatus } from './status';

/**
 * The clean-up before a Database goes. Its children go by the garbage collector;
 * here is only what that would do wrong: under Retain, claims that would go with
 * what runs the database are first taken away from it; under Delete, claims and
 * Secret, which nobody owns, are removed. A last backup, if one is wished for,
 * comes before all that; backups stay in any case.
 */
export function planDeletion(observed: Observed): Plan {
  const { database } = observed;
  const finalizers = database.metadata.finalizers ?? [];
  if (!finalizers.includes(FINALIZER)) {
    return { steps: [], finished: true };
  }
  const unwritten = !database.status?.engine && livingEngine(observed);
  if (unwritten) {
    return { steps: [writeEngine(observed, unwritten)], finished: false };
  }
  const unseen = whatIsUnseen(observed);
  if (unseen) {
    return standstill(observed, { wait: unseen });
  }
  const named = database.status?.engine?.name;
  const engine = named && engineNamed(named);
  const main = engine && mainChild(observed, engine);
  const backup = main && planLastBackup(observed, engine, main);
  if (backup) {
    return 'steps' in backup
      ? { steps: backup.steps, finished: false }
      : standstill(observed, backup);
  }
  const cleanUp = keepsData(database)
    ? keepingSteps(observed, engine)
    : removingSteps(observed, engine);
  if (cleanUp === 'wait') {
    return standstill(observed, { wait: whatIsAwaited(observed, engine) });
  }
  if (cleanUp.length > 0) {
    return { steps: cleanUp, finished: false };
  }
  return {
    steps: [
      { do: 'tell', event: farewell(observed, engine) },
      {
        do: 'setFinalizers',
        finalizers: finalizers.filter(
          name => name !== FINALIZER && name !== SECRET_FINALIZER,
        ),
      },
    ],
    finished: true,
  };
}

/**
 * What runs the Database may be there where its kind cannot be listed, and its
 * volumes would go with it.
 */
function whatIsUnseen({ database, operators }: Observed): string | undefined {
  const named = database.status?.engine?.name;
  for (const [name, operator] of operators) {
    if (operator.state === 'unknown' && (!named || named === name)) {
      return `Whether ${name} runs it cannot be seen: ${operator.because}`;
    }
  }
  return undefined;
}

/** When the child that tells it is gone, only this tells whose the volumes are. */
function writeEngine(
  { database }: Observed,
  { engine, reason, main }: LivingEngine,
): Step {
  const type = main.metadata.labels?.[TYPE_LABEL] as DatabaseType;
  return {
    do: 'writeStatus',
    status: {
      ...database.status,
      engine: { name: engine.name, type, reason },
    },
  };
}

function whatIsAwaited(
  { operators }: Observed,
  engine: Engine | undefined,
): string {
  const operator = engine && operators.get(engine.name);
  const why =
    operator?.state === 'notRunning'
      ? `; the controller of ${engine?.operator?.title}, which must let it go, does not run`
      : '';
  return `Waiting for what runs the database to be removed${why}`;
}

function standstill(
  observed: Observed,
  why: { wait: string } | { problem: Problem },
): Plan {
  const standing =
    'wait' in why
      ? waitingStanding(observed, 'Deleting', why.wait)
      : stalledStanding(observed, why.problem);
  return {
    steps: statusSteps(observed, nextStatus(observed, standing)),
    finished: false,
  };
}

function statusSteps({ database }: Observed, status: DatabaseStatus): Step[] {
  return isSameStatus(database.status, status)
    ? []
    : [{ do: 'writeStatus', status }];
}
