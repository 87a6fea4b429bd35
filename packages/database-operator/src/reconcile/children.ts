import {
  Database,
  DATABASE_ANNOTATIONS,
  DATABASE_LABELS,
  DatabaseChild,
  DatabaseProblem,
  DatabaseType,
  DesiredDatabase,
  VersionSeries,
} from '@backstage-eco/plugin-eco-common';
import { childName } from '../database/names';
import { Engine, EngineInput } from '../engines/Engine';
import { KubernetesObject } from '../kubernetes/objects';
import { childKey, correctionOf, Drift, growClaims } from './corrections';
import { withDesiredHash } from './drift';
import { Observed } from './Observed';
import { correctMain, withOwner } from './mainOwner';
import { ownership } from './ownership';
import { Step } from './Plan';

/**
 * Returns the labels of every child, and of claims and pods if the operator
 * propagates them.
 */
export function childLabels(input: {
  name: string;
  engine: Engine;
  type: DatabaseType;
}): Record<string, string> {
  const { name, engine, type } = input;
  return {
    'app.kubernetes.io/managed-by': 'database-operator',
    [DATABASE_LABELS.name]: name,
    [DATABASE_LABELS.provider]: engine.name,
    [DATABASE_LABELS.type]: type,
  };
}

/** Returns the input from which an engine builds its children. */
export function engineInput(input: {
  database: Database;
  engine: Engine;
  reason: string;
  desired: DesiredDatabase;
  series: VersionSeries;
}): EngineInput {
  const { database, engine, reason, desired, series } = input;
  const name = childName(database.metadata.name);
  return {
    desired,
    series,
    name,
    namespace: database.metadata.namespace,
    labels: childLabels({ name, engine, type: desired.type }),
    annotations: {
      [DATABASE_ANNOTATIONS.name]: database.metadata.name,
      [DATABASE_ANNOTATIONS.reason]: reason,
    },
  };
}

/** Steps for the children, or why there can be none. */
export type ChildrenPlan =
  | { steps: Step[]; children: DatabaseChild[]; drifts: Drift[] }
  | { wait: string }
  | { problem: DatabaseProblem };

/** Compares the desired children with the live ones. */
export function planChildren(
  observed: Observed,
  engine: Engine,
  input: EngineInput,
): ChildrenPlan {
  const { children } = observed;
  const desiredChildren = engine.children(input);
  const steps: Step[] = endedSchedules(observed, engine, desiredChildren);
  const made: DatabaseChild[] = [];
  const drifts: Drift[] = [];
  for (const drawn of desiredChildren) {
    const live = children.get(childKey(drawn));
    const whose = live && ownership(live, observed);
    if (live && whose === 'foreign') {
      return { problem: nameTaken(drawn) };
    }
    if (live && (whose === 'earlier' || live.metadata.deletionTimestamp)) {
      return { wait: `${drawn.kind} ${drawn.metadata.name} to be removed` };
    }
    const problem = live && engine.refuseChange?.(drawn, live);
    if (problem) {
      return { problem };
    }
    const kept = live ? engine.keep?.(drawn, live) ?? drawn : drawn;
    const desired = withOwner(withDesiredHash(kept), observed, engine);
    if (live) {
      made.push(identityOf(live));
    }
    const correction = live && correctMain(live, observed, engine);
    if (correction) {
      steps.push(correction);
    } else if (!live) {
      steps.push({ do: 'create', object: desired });
    } else {
      const { step, drift } = correctionOf(observed, desired, live);
      steps.push(...(step ? [step] : []));
      drifts.push(...(drift ? [drift] : []));
    }
  }
  if (engine.growsClaims) {
    const growth = growClaims(observed, input.desired.storage);
    steps.push(...growth.steps);
    drifts.push(...growth.drifts);
  }
  return { steps, children: made, drifts };
}

/** Deletes the backup schedules that the spec no longer asks for. */
function endedSchedules(
  observed: Observed,
  { backup }: Engine,
  desiredChildren: KubernetesObject[],
): Step[] {
  const desired = new Set(desiredChildren.map(childKey));
  return (backup?.kinds ?? []).flatMap(kind =>
    [...observed.children.values()]
      .filter(
        child => child.kind === kind.kind && !desired.has(childKey(child)),
      )
      .filter(child => ownership(child, observed) === 'ours')
      .filter(({ metadata }) => !metadata.deletionTimestamp)
      .map(({ metadata }): Step => ({ do: 'delete', kind, target: metadata })),
  );
}

function identityOf({ kind, metadata }: KubernetesObject): DatabaseChild {
  return { kind: kind ?? '', name: metadata.name, uid: metadata.uid ?? '' };
}

function nameTaken({ kind, metadata }: KubernetesObject): DatabaseProblem {
  return {
    reason: 'NameTaken',
    field: 'metadata.name',
    message: `${kind} ${metadata.name} exists already and is not this Database's. Remove it, or choose another name.`,
  };
}
