import { Database, madeItsSecret } from '../database/Database';
import { childName } from '../database/names';
import { Engine } from '../engines/Engine';
import { secretName } from '../engines/secret';
import { KINDS } from '../kubernetes/kinds';
import { ObjectMeta } from '../kubernetes/objects';
import { childLabels } from './children';
import { mainChild } from './mainChild';
import { Observed } from './Observed';
import { Step } from './Plan';

/**
 * Under Retain: the operator is sent away and the claims are detached, and only
 * then what runs the database may go. Where all that stays by itself there is
 * nothing to do.
 */
export function keepingSteps(
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
export function removingSteps(
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
