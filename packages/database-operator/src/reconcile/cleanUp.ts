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
 * Plans the clean-up under Retain. Detaches the operator and the claims first,
 * and only then deletes the main child. For engines that keep their volumes
 * anyway, the garbage collector does everything.
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

/**
 * Describes the main child by properties that remain valid after it is deleted.
 */
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
 * Plans the clean-up under Delete: first the main child, then the volumes, then
 * the Secret. Volumes that exist before an engine is chosen belong to an
 * earlier Database.
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
 * Whether a claim's name is one that the engine gives to its servers' claims. A
 * claim that only has their labels is someone else's.
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

/**
 * Deletes the main child, together with objects that its operator might no
 * longer remove.
 */
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
    // While its pods exist, claims may still be created for them.
    propagation: 'Foreground',
  };
  return [...tied, removal];
}

/**
 * Removes the Secret if this Database created it, and those that the operator
 * leaves behind.
 */
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
