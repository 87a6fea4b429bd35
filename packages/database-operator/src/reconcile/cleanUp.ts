import { ownSecret } from '../database/ownSecret';
import { childName } from '../database/names';
import { Engine } from '../engines/Engine';
import { secretName } from '../engines/secret';
import { KINDS } from '../kubernetes/kinds';
import { KubernetesObject, ObjectMeta } from '../kubernetes/objects';
import { childLabels } from './children';
import { mainChild } from './mainChild';
import { proofOf } from './mainOwner';
import { Observed } from './Observed';
import { goesAfterCleanUp } from './ownership';
import { Holder, Step } from './Plan';
import { ordinalOf } from './strayClaims';

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
    .filter(claim => engine && isServers(claim, observed, engine))
    .map(
      ({ metadata }): Step => ({
        do: 'delete',
        kind: KINDS.claim,
        target: metadata,
        isUnchanged: true,
      }),
    );
  if (claims.length > 0) {
    return claims;
  }
  return observed.secretRemoved ? [] : secretSteps(observed, engine);
}

/**
 * Whether a claim has a name that the engine gives to those of the servers. One
 * that only has their labels is somebody else's.
 */
function isServers(
  claim: KubernetesObject,
  { database }: Observed,
  { claimPrefix }: Engine,
): boolean {
  const name = childName(database.metadata.name);
  return claimPrefix
    ? ordinalOf(claim, `${claimPrefix}-${name}-`) >= 0
    : claim.metadata.name.startsWith(`${name}-`);
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
  const { database, credentials, record, isSecretSought } = observed;
  const { namespace, name: databaseName } = database.metadata;
  const name = childName(databaseName);
  const uid = ownSecret(database, credentials);
  const isKnown = credentials ?? database.status?.credentials;
  if (!isKnown && !isSecretSought && record && engine?.makesSecret !== false) {
    const proof = proofOf(database, record);
    return [{ do: 'lookForSecret', name: secretName(name), proof }];
  }
  const own: ObjectMeta | undefined = uid
    ? { name: secretName(name), namespace, uid }
    : undefined;
  const left = engine?.leftSecrets && {
    secrets: engine.leftSecrets(name),
    of: holderOf(observed, engine),
  };
  return own || left ? [{ do: 'removeSecrets', own, left }] : [];
}
