import {
  CHILD_LABEL,
  Database,
  NAME_ANNOTATION,
  PROVIDER_LABEL,
  TYPE_LABEL,
} from '../database/Database';
import { childName } from '../database/names';
import { Engine, EngineInput, Wish } from '../engines/Engine';
import { VersionSeries } from '../engines/versions';
import {
  fieldAt,
  Fields,
  KubernetesObject,
  listAt,
  ResourceKind,
  Value,
} from '../kubernetes/objects';
import { claimBytes } from './checks';
import { findDrift, withWishHash } from './drift';
import { Observed } from './Observed';
import { ownerReference, ownership } from './ownership';
import { Step } from './Plan';

const CLAIM: ResourceKind = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  plural: 'persistentvolumeclaims',
};

/** What an engine draws its children from. */
export function engineInput(input: {
  database: Database;
  engine: Engine;
  wish: Wish;
  series: VersionSeries;
}): EngineInput {
  const { database, engine, wish, series } = input;
  const name = childName(database.metadata.name);
  return {
    wish,
    series,
    name,
    namespace: database.metadata.namespace,
    labels: {
      'app.kubernetes.io/managed-by': 'database-operator',
      [CHILD_LABEL]: name,
      [PROVIDER_LABEL]: engine.name,
      [TYPE_LABEL]: wish.type,
    },
    annotations: { [NAME_ANNOTATION]: database.metadata.name },
  };
}

/** What must be done to the children, or why nothing can be. */
export type ChildrenPlan =
  | { steps: Step[] }
  | { wait: string }
  | { taken: string };

/** Compares the wished children with the living ones. */
export function planChildren(
  observed: Observed,
  engine: Engine,
  input: EngineInput,
): ChildrenPlan {
  const { database, children } = observed;
  const steps: Step[] = [];
  for (const drawn of engine.children(input)) {
    const key = `${drawn.kind}/${drawn.metadata.name}`;
    const live = children.get(key);
    const whose = live && ownership(live, database);
    if (live && whose === 'foreign') {
      return { taken: `${drawn.kind} ${drawn.metadata.name}` };
    }
    if (live && (whose === 'earlier' || live.metadata.deletionTimestamp)) {
      return { wait: `${drawn.kind} ${drawn.metadata.name} to be removed` };
    }
    const wished = withOwner(
      withWishHash(keepImmutable(drawn, live)),
      database,
    );
    if (!live || findDrift(wished, live)) {
      steps.push({ do: 'apply', object: wished, live });
    }
  }
  if (!engine.operator) {
    steps.push(...growClaims(observed, input.wish));
  }
  return { steps };
}

function withOwner(
  object: KubernetesObject,
  database: Database,
): KubernetesObject {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      ownerReferences: [ownerReference(database)],
    },
  };
}

/**
 * A StatefulSet's claim template can never change; volumes grow by their claims.
 * So a living one is asked for what its template says already.
 */
function keepImmutable(
  drawn: KubernetesObject,
  live: KubernetesObject | undefined,
): KubernetesObject {
  const [template] = listAt(live?.spec, 'volumeClaimTemplates');
  if (drawn.kind !== 'StatefulSet' || !template) {
    return drawn;
  }
  const { labels, name } = fieldAt(template, 'metadata') as Fields;
  const spec = fieldAt(template, 'spec') as Fields;
  const kept: Fields = {
    metadata: { name, labels },
    spec: {
      accessModes: spec.accessModes,
      ...(spec.storageClassName !== undefined && {
        storageClassName: spec.storageClassName,
      }),
      resources: spec.resources as Value,
    },
  };
  return { ...drawn, spec: { ...drawn.spec, volumeClaimTemplates: [kept] } };
}

function growClaims({ claims }: Observed, wish: Wish): Step[] {
  return claims
    .filter(claim => claimBytes(claim) < wish.storageBytes)
    .filter(claim => !claim.metadata.deletionTimestamp)
    .map(claim => ({
      do: 'patch',
      kind: CLAIM,
      target: claim.metadata,
      body: {
        metadata: { uid: claim.metadata.uid },
        spec: { resources: { requests: { storage: wish.storage } } },
      },
    }));
}
