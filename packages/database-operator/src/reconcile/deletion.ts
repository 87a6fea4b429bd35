import { FINALIZER, keepsData } from '../database/Database';
import { childName } from '../database/names';
import { engineNamed, engines } from '../engines';
import { Engine } from '../engines/Engine';
import { secretName } from '../engines/secret';
import { KubernetesObject, ResourceKind } from '../kubernetes/objects';
import { Observed } from './Observed';
import { ownership } from './ownership';
import { Plan, Step } from './Plan';
import { waitingStanding } from './standing';
import { isSameStatus, nextStatus } from './status';

const CLAIM: ResourceKind = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  plural: 'persistentvolumeclaims',
};
const SECRET: ResourceKind = {
  apiVersion: 'v1',
  kind: 'Secret',
  plural: 'secrets',
};

/**
 * The clean-up before a Database goes. Its children go by the garbage collector;
 * here is only what that would do wrong: under Retain, claims that an operator
 * owns are first detached; under Delete, claims and Secret, which nobody owns,
 * are removed.
 */
export function planDeletion(observed: Observed): Plan {
  const { database } = observed;
  const finalizers = database.metadata.finalizers ?? [];
  if (!finalizers.includes(FINALIZER)) {
    return { steps: [], finished: true };
  }
  const engine = engineOf(observed);
  const cleanUp = engine ? cleanUpSteps(observed, engine) : [];
  if (cleanUp === 'wait') {
    return waiting(observed);
  }
  if (cleanUp.length > 0) {
    return { steps: cleanUp, finished: false };
  }
  return {
    steps: [
      { do: 'tell', event: farewell(observed, engine) },
      {
        do: 'setFinalizers',
        finalizers: finalizers.filter(name => name !== FINALIZER),
      },
    ],
    finished: true,
  };
}

function engineOf(observed: Observed): Engine | undefined {
  const { database } = observed;
  const named = database.status?.engine?.name;
  return named
    ? engineNamed(named)
    : engines.find(engine => mainChild(observed, engine));
}

function mainChild(
  { database, children }: Observed,
  engine: Engine,
): KubernetesObject | undefined {
  const name = childName(database.metadata.name);
  const main = children.get(`${engine.mainKind.kind}/${name}`);
  return main && ownership(main, database) === 'ours' ? main : undefined;
}

function cleanUpSteps(observed: Observed, engine: Engine): Step[] | 'wait' {
  return keepsData(observed.database)
    ? keepingSteps(observed, engine)
    : removingSteps(observed, engine);
}

/** Under Retain: pause the operator, detach its claims, and only then let it go. */
function keepingSteps(observed: Observed, engine: Engine): Step[] | 'wait' {
  const main = mainChild(observed, engine);
  if (!engine.ownsClaims || !main) {
    return [];
  }
  const kind = engine.mainKind;
  const target = main.metadata;
  const detach: Step = { do: 'detachClaims', owner: target };
  if (target.deletionTimestamp) {
    return 'wait';
  }
  const [name, value] = engine.pauseAnnotation ?? [];
  const pause: Step[] =
    name && target.annotations?.[name] !== value
      ? [
          {
            do: 'patch',
            kind,
            target,
            body: {
              metadata: { uid: target.uid, annotations: { [name]: value } },
            },
          },
        ]
      : [];
  return [...pause, detach, { do: 'delete', kind, target }];
}

/** Under Delete: first what uses the volumes, then the volumes, then the Secret. */
function removingSteps(observed: Observed, engine: Engine): Step[] | 'wait' {
  const main = mainChild(observed, engine);
  if (main) {
    return main.metadata.deletionTimestamp
      ? 'wait'
      : [{ do: 'delete', kind: engine.mainKind, target: main.metadata }];
  }
  const claims: Step[] = observed.claims
    .filter(claim => !claim.metadata.deletionTimestamp)
    .map(claim => ({ do: 'delete', kind: CLAIM, target: claim.metadata }));
  if (claims.length > 0) {
    return claims;
  }
  const { database, secretRemoved } = observed;
  const credentials = database.status?.credentials;
  if (credentials?.source !== 'Created' || secretRemoved) {
    return [];
  }
  const name = secretName(childName(database.metadata.name));
  const { namespace } = database.metadata;
  return [
    {
      do: 'delete',
      kind: SECRET,
      target: { name, namespace, uid: credentials.uid },
    },
  ];
}

function waiting(observed: Observed): Plan {
  const status = nextStatus(
    observed,
    waitingStanding(
      observed,
      'Deleting',
      'Waiting for what runs the database to be removed',
    ),
  );
  return {
    steps: isSameStatus(observed.database.status, status)
      ? []
      : [{ do: 'writeStatus', status }],
    finished: false,
  };
}

function farewell({ database, claims }: Observed, engine: Engine | undefined) {
  const names = claims.map(claim => claim.metadata.name).join(', ');
  const credentials = database.status?.credentials;
  const name = childName(database.metadata.name);
  const secret = engine?.makesSecret && `Secret ${secretName(name)}`;
  const kept = [names && `claims ${names}`, secret]
    .filter(Boolean)
    .join(' and ');
  if (keepsData(database)) {
    return {
      type: 'Normal' as const,
      reason: 'DataKept',
      message: kept
        ? `Kept, for deletionPolicy is Retain: ${kept}`
        : 'There was nothing to keep',
    };
  }
  return {
    type: 'Normal' as const,
    reason: 'DataRemoved',
    message:
      credentials?.source === 'Existing'
        ? `Volumes are removed; ${secret} stays, for it was not made for this Database`
        : 'Volumes and password are removed',
  };
}
