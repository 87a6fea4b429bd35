import { Database, OperatorState } from '@backstage-eco/plugin-eco-common';
import { withFinalizer, withoutFinalizers } from '../../database/finalizers';
import { engines } from '../../engines';
import { KubernetesObject } from '../../kubernetes/objects';
import { Observed } from '../Observed';
import { Step } from '../Plan';
import { reconcile } from '../reconcile';

/** Time of every observation, ISO 8601. */
export const NOW = '2026-11-22T12:00:00Z';

/** Returns the observation of a Database for which nothing was created yet. */
export function observed(
  spec: object | undefined,
  more: Partial<Observed> = {},
): Observed {
  const notServed: OperatorState = { state: 'notServed' };
  return {
    database: {
      metadata: { name: 'orders', namespace: 'shop', uid: 'u1', generation: 1 },
      spec: spec as Database['spec'],
    },
    children: new Map(),
    claims: [],
    strayClaims: [],
    comparisons: new Map(),
    contests: new Map(),
    pods: [],
    operators: new Map(engines.map(({ name }) => [name, notServed])),
    unseen: new Map(),
    storageClasses: [{ name: 'standard', canGrow: true }],
    now: NOW,
    ...more,
  };
}

/** State that no observation shows. */
export interface World {
  hasSecret: boolean;
  /** Whether the controller created the Secret. */
  isMade?: boolean;
}

/** Applies steps to an observation, in place of an API server. */
function carryOut(view: Observed, steps: Step[], world: World): Observed {
  const next: Observed = structuredClone(view);
  for (const step of steps) {
    const { metadata: own } = next.database;
    if (step.do === 'addFinalizer') {
      own.finalizers = withFinalizer(own.finalizers ?? []);
    } else if (step.do === 'removeFinalizers') {
      own.finalizers = withoutFinalizers(own.finalizers ?? []);
    } else if (step.do === 'lookForSecret') {
      next.isSecretSought = true;
      next.credentials = credentialsIn(world);
    } else if (step.do === 'createSecret') {
      world.isMade ||= !world.hasSecret;
      world.hasSecret = true;
      next.credentials = credentialsIn(world);
    } else if (step.do === 'record') {
      next.record = structuredClone(step.record);
      Object.assign(next.record.metadata, { uid: 'r1' });
    } else if (step.do === 'writeStatus') {
      next.database.status = structuredClone(step.status);
    } else if (step.do === 'forgetEngine') {
      const { engine, children, ...kept } = next.database.status ?? {};
      next.database.status = kept;
    } else if (step.do === 'apply' || step.do === 'create') {
      const { kind, metadata } = step.object;
      next.children.set(`${kind}/${metadata.name}`, {
        ...structuredClone(step.object),
        metadata: { ...metadata, uid: `uid-${metadata.name}`, generation: 1 },
      });
    } else if (step.do === 'delete') {
      remove(step, next);
    } else if (step.do === 'removeSecrets') {
      world.hasSecret &&= !step.own;
      next.secretRemoved = true;
    }
  }
  return next;
}

function credentialsIn({ hasSecret, isMade }: World) {
  const source = isMade ? ('Created' as const) : ('Existing' as const);
  return hasSecret ? { source, uid: isMade ? 's1' : undefined } : undefined;
}

function remove(
  { kind, target }: Extract<Step, { do: 'delete' }>,
  view: Observed,
): void {
  view.children.delete(`${kind.kind}/${target.name}`);
  view.record = kind.kind === 'DatabaseRecord' ? undefined : view.record;
  view.claims = view.claims.filter(
    ({ metadata }) => metadata.name !== target.name,
  );
}

/** Plans and applies steps until none are left; returns them in order. */
export function settle(
  view: Observed,
  world: World = { hasSecret: false },
): { view: Observed; done: Step[] } {
  const done: Step[] = [];
  let current = view;
  for (let round = 0; round < 10; round++) {
    const { steps } = reconcile(current);
    if (steps.length === 0) {
      return { view: current, done };
    }
    done.push(...steps);
    current = carryOut(current, steps, world);
  }
  throw new Error('It does not settle');
}

/** Returns the observation after a crash that follows `count` steps. */
export function killedAfter(
  count: number,
  view: Observed,
  world: World,
): Observed {
  let current = view;
  let left = count;
  while (left > 0) {
    const steps = reconcile(current).steps.slice(0, left);
    left = steps.length > 0 ? left - steps.length : 0;
    current = carryOut(current, steps, world);
  }
  return {
    ...current,
    credentials: undefined,
    isSecretSought: undefined,
    secretRemoved: undefined,
  };
}

/**
 * Returns the observation once this many replicas of its StatefulSet are ready.
 */
export function ready(view: Observed, replicas: number): Observed {
  const next = structuredClone(view);
  const main = next.children.get('StatefulSet/orders') as KubernetesObject;
  main.status = {
    observedGeneration: 1,
    readyReplicas: replicas,
    currentRevision: 'a',
    updateRevision: 'a',
  };
  return {
    ...next,
    pods: [{ name: 'orders-0', ready: true, simulated: true }],
  };
}

/** A claim left by the Database's StatefulSet. */
export function keptClaim(): KubernetesObject {
  return {
    metadata: {
      name: 'data-orders-0',
      namespace: 'shop',
      uid: 'c1',
      labels: { 'example.com/engine': 'postgres' },
    },
  };
}

/**
 * Returns the observation once deletion is requested, with the volume of its
 * StatefulSet.
 */
export function deleted(view: Observed): Observed {
  const going = structuredClone(view);
  going.database.metadata.deletionTimestamp = NOW;
  if (going.children.has('StatefulSet/orders')) {
    going.claims = [keptClaim()];
  }
  return going;
}

/** A spec that a StatefulSet can satisfy. */
export const spec = {
  engine: 'postgres',
  version: '17',
  replicas: 2,
  storage: '1Gi',
};
