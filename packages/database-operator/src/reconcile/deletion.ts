import {
  DATABASE_FINALIZER,
  DATABASE_LABELS,
  DatabaseProblem,
  DatabaseType,
  keepsData,
} from '@backstage-eco/plugin-eco-common';
import { DATABASE_RECORD, readRecord } from '../database/DatabaseRecord';
import { engineNamed, engines } from '../engines';
import { Engine } from '../engines/Engine';
import { KINDS } from '../kubernetes/kinds';
import { keepingSteps, removingSteps } from './cleanUp';
import { deletionEvent } from './deletionEvent';
import { planLastBackup } from './lastBackup';
import { stalledConditions, waitingConditions } from './conditions';
import { LivingEngine, livingEngine, mainChild } from './mainChild';
import { knownCredentials, Observed } from './Observed';
import { Plan, Step } from './Plan';
import { Conditions, isSameStatus, nextStatus } from './status';

/**
 * Plans the clean-up of a Database that is being deleted. The garbage collector
 * deletes the children; this only handles what it would get wrong:
 *
 * - under Retain, claims that would be deleted with the main child are detached
 *   first
 * - under Delete, claims and Secrets, which have no owner, are removed
 * - before either, a last backup is taken if the spec asks for one
 *
 * Backups are kept in any case. Objects that cannot be seen may exist, so
 * nothing is done until they can be.
 */
export function planDeletion(observed: Observed): Plan {
  const { database } = observed;
  const finalizers = database.metadata.finalizers ?? [];
  if (!finalizers.includes(DATABASE_FINALIZER)) {
    return { steps: [], finished: true };
  }
  const because = observed.unseen.get(DATABASE_RECORD.kind);
  if (because) {
    return planBlocked(observed, {
      unseen: `The record of its name cannot be read: ${because}`,
    });
  }
  const held = heldRecord(observed);
  if (!held && !database.status?.engine) {
    // Whatever its finalizers say, nothing was created for it.
    return { steps: [{ do: 'removeFinalizers' }], finished: true };
  }
  const unwritten = !database.status?.engine && livingEngine(observed);
  if (unwritten) {
    return { steps: [writeEngine(observed, unwritten)], finished: false };
  }
  const unseen = describeUnseen(observed);
  if (unseen) {
    return planBlocked(observed, { unseen });
  }
  const named = database.status?.engine?.name;
  const engine = named && engineNamed(named);
  const main = engine && mainChild(observed, engine);
  const backup = engine && planLastBackup(observed, engine, main);
  if (backup) {
    return 'steps' in backup
      ? { steps: backup.steps, finished: false }
      : planBlocked(observed, backup);
  }
  const cleanUp = keepsData(database)
    ? keepingSteps(observed, engine)
    : removingSteps(observed, engine);
  if (cleanUp === 'wait') {
    return planBlocked(observed, { wait: describeAwaited(observed, engine) });
  }
  if (cleanUp.length > 0) {
    return { steps: cleanUp, finished: false };
  }
  const forgotten: Step[] =
    held && canForgetRecord(observed, engine)
      ? [{ do: 'delete', kind: DATABASE_RECORD, target: held.metadata }]
      : [];
  const event = deletionEvent(observed, engine);
  return {
    steps: [
      ...forgotten,
      { do: 'emitEvent', event },
      { do: 'removeFinalizers' },
    ],
    finished: true,
  };
}

/**
 * Whether the record can go, because no object is left whose owner it
 * identifies. Without an engine, the Database used no volumes, and those of its
 * predecessor are unchanged.
 */
function canForgetRecord(
  observed: Observed,
  engine: Engine | undefined,
): boolean {
  const { database, record } = observed;
  if (!engine && record && readRecord(record).predecessor) {
    return false;
  }
  return !keepsData(database) || (!engine && !knownCredentials(observed));
}

/** Returns the record of its name if this Database holds it. */
function heldRecord({ record, database }: Observed) {
  return record && readRecord(record).uid === database.metadata.uid
    ? record
    : undefined;
}

/**
 * Returns what cannot be seen. If a kind cannot be listed, the main child may
 * exist: its volumes would be deleted along with it or, under Delete, while it
 * uses them.
 */
function describeUnseen({ database, unseen }: Observed): string | undefined {
  const named = database.status?.engine?.name;
  const possible = named ? [engineNamed(named)] : engines;
  const hidden = possible.find(({ resource }) => unseen.has(resource.kind));
  if (hidden) {
    const because = unseen.get(hidden.resource.kind);
    return `Whether ${hidden.name} runs it cannot be seen: ${because}`;
  }
  const because = unseen.get(KINDS.claim.kind);
  return because && !keepsData(database)
    ? `Which claims it has cannot be seen: ${because}`
    : undefined;
}

/**
 * Writes the engine into the status. Once the child that shows it is gone, only
 * the status tells whose the volumes are.
 */
function writeEngine(
  { database }: Observed,
  { engine, reason, main }: LivingEngine,
): Step {
  const type = main.metadata.labels?.[DATABASE_LABELS.type] as DatabaseType;
  return {
    do: 'writeStatus',
    status: {
      ...database.status,
      engine: { name: engine.name, type, reason },
    },
  };
}

function describeAwaited(
  { operators }: Observed,
  engine: Engine | undefined,
): string {
  const operator = engine && operators.get(engine.name);
  const why =
    operator?.state === 'notRunning' || operator?.state === 'elsewhere'
      ? `; the controller of ${engine?.title}, which must let it go, does not run here`
      : '';
  return `Waiting for what runs the database to be removed${why}`;
}

/** Why a Database cannot be deleted yet. */
type Blocker =
  | { wait: string }
  | { unseen: string }
  | { problem: DatabaseProblem };

function planBlocked(observed: Observed, why: Blocker): Plan {
  const status = nextStatus(observed, blockedConditions(observed, why));
  return {
    steps: isSameStatus(observed.database.status, status)
      ? []
      : [{ do: 'writeStatus', status }],
    finished: false,
  };
}

function blockedConditions(observed: Observed, why: Blocker): Conditions {
  if ('problem' in why) {
    return stalledConditions(observed, why.problem);
  }
  return 'wait' in why
    ? waitingConditions(observed, 'Deleting', why.wait)
    : waitingConditions(observed, 'NotSeen', why.unseen);
}
