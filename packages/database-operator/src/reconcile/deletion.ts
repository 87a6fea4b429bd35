import {
  Database,
  DatabaseStatus,
  DatabaseType,
  FINALIZER,
  keepsData,
  madeItsSecret,
  SECRET_FINALIZER,
  TYPE_LABEL,
} from '../database/Database';
import { childName } from '../database/names';
import { engineNamed } from '../engines';
import { Engine, Problem } from '../engines/Engine';
import { secretName } from '../engines/secret';
import { KINDS } from '../kubernetes/kinds';
import { ObjectMeta } from '../kubernetes/objects';
import { childLabels } from './children';
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
 * Under Retain: the operator is sent away and the claims are detached, and only
 * then what runs the database may go. Where all that stays by itself there is
 * nothing to do.
 */
function keepingSteps(
  observed: Observed,
  engine: Engine | undefined,
): Step[] | 'wait' {
  const main = engine && mainChild(observed, engine);
  if (!engine?.release || !main) {
    return [];
  }
  const { metadata } = main;
  if (metadata.deletionTimestamp) {
    return 'wait';
  }
  const { name, namespace } = metadata;
  const { familyLabel, mainKind } = engine;
  const { type } = observed.database.status?.engine ?? {};
  return [
    ...engine.release(name).map(
      (change): Step => ({
        do: 'release',
        kind: change.kind,
        target: { name: change.name, namespace },
        body: change.body,
      }),
    ),
    {
      do: 'keepClaims',
      claims: {
        owner: metadata,
        label: familyLabel && [familyLabel.key, name],
        marks: childLabels({ name, engine, type: type ?? engine.types[0] }),
      },
    },
    { do: 'delete', kind: mainKind, target: metadata },
  ];
}

/**
 * Under Delete: first what uses the volumes, then the volumes, then the Secret.
 * Volumes that are there before an engine is chosen are an earlier Database's.
 */
function removingSteps(
  observed: Observed,
  engine: Engine | undefined,
): Step[] | 'wait' {
  const main = engine && mainChild(observed, engine);
  if (main) {
    return main.metadata.deletionTimestamp
      ? 'wait'
      : [
          {
            do: 'delete',
            kind: engine.mainKind,
            target: main.metadata,
            // While pods of it are there, claims may still be made for them.
            propagation: 'Foreground',
          },
        ];
  }
  const claims = (engine ? observed.claims : [])
    .filter(claim => !claim.metadata.deletionTimestamp)
    .map(
      ({ metadata }): Step => ({
        do: 'delete',
        kind: KINDS.claim,
        target: metadata,
      }),
    );
  if (claims.length > 0) {
    return claims;
  }
  return observed.secretRemoved ? [] : secretSteps(observed.database, engine);
}

/** The Secret, if this Database made it, and those that the operator leaves behind. */
function secretSteps(database: Database, engine: Engine | undefined): Step[] {
  const { namespace, name: databaseName } = database.metadata;
  const name = childName(databaseName);
  const left = engine?.leftSecrets?.(name) ?? [];
  const targets: ObjectMeta[] = left.map(secret => ({
    name: secret,
    namespace,
  }));
  if (madeItsSecret(database)) {
    const uid = database.status?.credentials?.uid;
    targets.push({ name: secretName(name), namespace, uid });
  }
  return targets.map(target => ({ do: 'delete', kind: KINDS.secret, target }));
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
