import { madeItsSecret } from '../database/madeItsSecret';
import { childName } from '../database/names';
import { Engine } from '../engines/Engine';
import { secretName } from '../engines/secret';
import { KINDS } from '../kubernetes/kinds';
import { KubernetesObject, ObjectMeta } from '../kubernetes/objects';
import { childLabels } from './children';
import { mainChild } from './mainChild';
import { Observed } from './Observed';
import { goesAfterCleanUp } from './ownership';
import { Holder, Step } from './Plan';

/**
 * Under Retain: the operator is sent away and the claims are detached, and only
 * then what runs the database may go. Where all that stays by itself the garbage
 * collector does the rest.
 */
export function keepingSteps(
  observed: Observed,
  engine: Engine | undefined,
): Step[] | 'wait' {
  const main = engine && mainChild(observed, engine);
  if (!main || !goesAfterCleanUp(engine)) {
    return [];
  }
  const { metadata } = main;
  if (metadata.deletionTimestamp) {
    return 'wait';
  }
  const { name } = metadata;
  const { familyLabel, resource } = engine;
  const holder = holderOf(observed, engine, metadata.uid);
  const labels = familyLabel && {
    ...familyLabel.others,
    [familyLabel.key]: name,
  };
  const releases = engine.release?.(name) ?? [];
  return [
    ...releases.map((change): Step => ({ do: 'release', change, of: holder })),
    ...(engine.release
      ? [{ do: 'keepClaims' as const, claims: { holder, labels } }]
      : []),
    { do: 'delete', kind: resource, target: metadata },
  ];
}

/** The main child, by what stays the same when it is gone. */
function holderOf(
  { database }: Observed,
  engine: Engine,
  uid?: string,
): Holder {
  const { namespace, name: databaseName, uid: databaseUid } = database.metadata;
  const { apiVersion, kind } = engine.resource;
  const name = childName(databaseName);
  const type = database.status?.engine?.type ?? engine.types[0];
  const marks = childLabels({ name, engine, type });
  return { apiVersion, kind, name, namespace, uid, databaseUid, marks };
}

/**
 * Under Delete: first what uses the volumes, then the volumes, then the Secret.
 * Volumes that are there before an engine is chosen are an earlier Database's.
 */
export function removingSteps(
  observed: Observed,
  engine: Engine | undefined,
): Step[] | 'wait' {
  const main = engine && mainChild(observed, engine);
  if (main) {
    return main.metadata.deletionTimestamp
      ? 'wait'
      : removingMain(observed, engine, main);
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
  return observed.secretRemoved ? [] : secretSteps(observed, engine);
}

/** What runs the database, and with it what its operator might not remove any more. */
function removingMain(
  observed: Observed,
  engine: Engine,
  { metadata }: KubernetesObject,
): Step[] {
  const of = holderOf(observed, engine, metadata.uid);
  const tied = (engine.release?.(metadata.name) ?? [])
    .filter(({ owner }) => owner === 'tied')
    .map(({ body: _, ...change }): Step => ({ do: 'release', change, of }));
  const removal: Step = {
    do: 'delete',
    kind: engine.resource,
    target: metadata,
    // While pods of it are there, claims may still be made for them.
    propagation: 'Foreground',
  };
  return [...tied, removal];
}

/** The Secret, if this Database made it, and those that the operator leaves behind. */
function secretSteps(observed: Observed, engine: Engine | undefined): Step[] {
  const { database } = observed;
  const { namespace, name: databaseName } = database.metadata;
  const name = childName(databaseName);
  const uid = database.status?.credentials?.uid;
  const own: ObjectMeta | undefined = madeItsSecret(database)
    ? { name: secretName(name), namespace, uid }
    : undefined;
  const left = engine?.leftSecrets && {
    secrets: engine.leftSecrets(name),
    of: holderOf(observed, engine),
  };
  return own || left ? [{ do: 'removeSecrets', own, left }] : [];
}
