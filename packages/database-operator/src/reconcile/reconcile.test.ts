import {
  Database,
  FINALIZER,
  ProviderName,
  SECRET_FINALIZER,
} from '../database/Database';
import { engines } from '../engines';
import { KubernetesObject, listAt } from '../kubernetes/objects';
import { Observed, OperatorState } from './Observed';
import { ownership, ownerReference } from './ownership';
import { Step } from './Plan';
import { reconcile } from './reconcile';

const NOW = '2026-11-22T12:00:00Z';

function observed(
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
    pods: [],
    operators: new Map(engines.map(({ name }) => [name, notServed])),
    unseen: new Map(),
    storageClasses: [{ name: 'standard', canGrow: true }],
    now: NOW,
    ...more,
  };
}

/** What no view shows. */
interface World {
  hasSecret: boolean;
}

/** Carries steps out as the API server would, without one. */
function carryOut(view: Observed, steps: Step[], world: World): Observed {
  const next: Observed = structuredClone(view);
  for (const step of steps) {
    if (step.do === 'setFinalizers') {
      next.database.metadata.finalizers = step.finalizers;
    } else if (step.do === 'lookForSecret') {
      next.secretIsMissing = !world.hasSecret;
      next.credentials = world.hasSecret ? { source: 'Existing' } : undefined;
    } else if (step.do === 'createSecret') {
      next.credentials = { source: 'Created' };
      world.hasSecret = true;
    } else if (step.do === 'writeStatus') {
      next.database.status = structuredClone(step.status);
    } else if (step.do === 'apply') {
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

function remove(
  { kind, target }: Extract<Step, { do: 'delete' }>,
  view: Observed,
): void {
  view.children.delete(`${kind.kind}/${target.name}`);
  view.claims = view.claims.filter(
    ({ metadata }) => metadata.name !== target.name,
  );
}

/** Plans and carries out until nothing is left; what was done comes in order. */
function settle(
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

/** What is left of a view when the process ends after so many steps. */
function killedAfter(count: number, view: Observed, world: World): Observed {
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
    secretIsMissing: undefined,
    secretRemoved: undefined,
  };
}

function ready(view: Observed, replicas: number): Observed {
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

function keptClaim(): KubernetesObject {
  return {
    metadata: {
      name: 'data-orders-0',
      namespace: 'shop',
      uid: 'c1',
      labels: { 'example.com/engine': 'postgres' },
    },
  };
}

/** The same with a mark of deletion, and with the volume of what runs it. */
function deleted(view: Observed): Observed {
  const going = structuredClone(view);
  going.database.metadata.deletionTimestamp = NOW;
  if (going.children.has('StatefulSet/orders')) {
    going.claims = [keptClaim()];
  }
  return going;
}

const spec = { engine: 'postgres', version: '17', replicas: 2, storage: '1Gi' };

describe('reconcile', () => {
  it('makes the finalizer and the password before any child, writes down the choice, and settles', () => {
    const { done, view } = settle(observed(spec));
    expect(done.map(step => step.do)).toEqual([
      'lookForSecret',
      'setFinalizers',
      'createSecret',
      'apply',
      'apply',
      'apply',
      'writeStatus',
      'tell',
    ]);
    const finished = settle(ready(view, 2));
    expect(reconcile(finished.view)).toMatchObject({
      steps: [],
      finished: true,
    });
  });

  it('is the same plan for the same view', () => {
    const view = observed(spec, { credentials: { source: 'Existing' } });
    const [first, second] = [reconcile(view), reconcile(structuredClone(view))];
    expect(second).toEqual(first);
  });

  it('goes on from wherever it was broken off', () => {
    const { view: whole, done } = settle(observed(spec));
    for (let count = 0; count <= done.length; count++) {
      const world = { hasSecret: false };
      const left = killedAfter(count, observed(spec), world);
      const { view } = settle(left, world);
      expect([...view.children]).toEqual([...whole.children]);
      expect(view.database).toEqual(whole.database);
    }
    expect(whole.database).toMatchObject({
      metadata: { finalizers: [FINALIZER, SECRET_FINALIZER] },
      status: { credentials: { source: 'Created' } },
    });
  });

  it('leaves nothing under Delete, wherever it was broken off before and while it goes', () => {
    const wish = { ...spec, deletionPolicy: 'Delete' };
    const steps = settle(observed(wish)).done.length;
    for (let before = 0; before <= steps; before++) {
      for (let during = 0; during <= 6; during++) {
        const world = { hasSecret: false };
        const left = killedAfter(before, observed(wish), world);
        const going = killedAfter(during, deleted(left), world);
        const { view } = settle(going, world);
        expect([before, during, view.database.metadata.finalizers]).toEqual([
          before,
          during,
          before > 1 ? [] : undefined,
        ]);
        expect([before, during, view.claims, world]).toEqual([
          before,
          during,
          [],
          { hasSecret: false },
        ]);
      }
    }
  });

  it('leaves a Secret that was there, and volumes that it never used, under Delete too', () => {
    const wish = { ...spec, deletionPolicy: 'Delete' };
    const steps = settle(observed(wish), { hasSecret: true }).done.length;
    for (let before = 0; before <= steps; before++) {
      const world = { hasSecret: true };
      const left = killedAfter(before, observed(wish), world);
      settle(deleted(left), world);
      expect([before, world]).toEqual([before, { hasSecret: true }]);
    }
    const impossible = observed(
      { ...wish, engine: 'mysql', version: '8.4', replicas: 1 },
      { claims: [keptClaim()] },
    );
    const { view } = settle(impossible);
    expect(view.database.status?.conditions?.[0].reason).toBe(
      'OtherVolumesKept',
    );
    expect(settle(deleted(view)).view.claims).toHaveLength(1);
  });

  it('owns every child, and no claim and no Secret', () => {
    const { done } = settle(observed(spec));
    const owners = done.flatMap(step =>
      step.do === 'apply' ? [step.object.metadata.ownerReferences] : [],
    );
    expect(owners).toHaveLength(3);
    for (const references of owners) {
      expect(references).toEqual([
        expect.objectContaining({ uid: 'u1', controller: true }),
      ]);
    }
    const secret = done.find(step => step.do === 'createSecret');
    const made = secret?.do === 'createSecret' ? secret.secret() : undefined;
    expect(made?.metadata.ownerReferences).toBeUndefined();
    const templates = done.flatMap(step =>
      step.do === 'apply'
        ? listAt(step.object.spec, 'volumeClaimTemplates')
        : [],
    );
    expect(templates).toEqual([
      {
        metadata: { name: 'data', labels: expect.anything() },
        spec: expect.anything(),
      },
    ]);
  });

  it('chooses nothing while an operator cannot be judged', () => {
    const plan = reconcile(
      observed(spec, {
        operators: new Map([
          ['CloudNativePG', { state: 'unknown', because: 'forbidden' }],
        ]),
      }),
    );
    expect(plan.steps).toEqual([
      expect.objectContaining({
        do: 'writeStatus',
        status: expect.not.objectContaining({ engine: expect.anything() }),
      }),
    ]);
  });

  it('leaves a living database alone when its operator cannot be seen', () => {
    const operators = new Map<'CloudNativePG', OperatorState>([
      ['CloudNativePG', { state: 'running' }],
    ]);
    const { view } = settle(observed(spec, { operators }));
    expect(view.database.status?.engine?.name).toBe('CloudNativePG');
    view.operators.set('CloudNativePG', {
      state: 'unknown',
      because: 'no answer',
    });
    view.children.clear();
    expect(reconcile(view).steps).toEqual([]);
  });

  it('lets no Database go while what runs it cannot be seen', () => {
    const operators = new Map<'CloudNativePG', OperatorState>([
      ['CloudNativePG', { state: 'running' }],
    ]);
    const { view } = settle(observed(spec, { operators }));
    for (const status of [view.database.status, undefined]) {
      const going = deleted({ ...view, children: new Map() });
      going.database.status = status;
      going.unseen.set('Cluster', 'forbidden');
      const { done } = settle(going);
      expect(done).toEqual([
        expect.objectContaining({
          do: 'writeStatus',
          status: expect.objectContaining({
            conditions: expect.arrayContaining([
              expect.objectContaining({
                message:
                  'Whether CloudNativePG runs it cannot be seen: forbidden',
              }),
            ]),
          }),
        }),
      ]);
    }
  });

  it('gives no owner to what must outlive the decision to delete, and knows it as its own', () => {
    const states = engines.map(({ name }): [ProviderName, OperatorState] => [
      name,
      { state: 'running' },
    ]);
    const owned = ['Percona', 'StatefulSet'];
    for (const { name, types, mainKind } of engines) {
      const versions = { postgres: '17', mysql: '8.4' };
      const [engine] = types;
      const version = name === 'MariaDBOperator' ? '11.4' : versions[engine];
      const wish = { engine, version, provider: name };
      const { view } = settle(observed(wish, { operators: new Map(states) }));
      const key = `${mainKind.kind}/orders`;
      const main = view.children.get(key) as KubernetesObject;
      expect([name, main.metadata.ownerReferences?.length ?? 0]).toEqual([
        name,
        owned.includes(name) ? 1 : 0,
      ]);
      expect(ownership(main, view.database)).toBe('ours');
      // As an earlier controller made it, or a person changed it.
      const ownerReferences = [ownerReference(view.database)];
      main.metadata.ownerReferences = ownerReferences;
      const { steps } = reconcile(view);
      expect(steps.map(step => step.do)).toEqual(
        owned.includes(name) ? [] : ['patch'],
      );
      main.metadata.ownerReferences = [];
      const next = { ...view.database.metadata, uid: 'u2' };
      expect(ownership(main, { metadata: next })).toBe('orphan');
    }
  });

  it('takes back an operator that an earlier Database of its name had sent away', () => {
    const operators = new Map<ProviderName, OperatorState>([
      ['CloudNativePG', { state: 'running' }],
    ]);
    const { view } = settle(observed(spec, { operators }));
    const paused = { 'cnpg.io/reconciliationLoop': 'disabled' };
    const { metadata } = view.children.get(
      'Cluster/orders',
    ) as KubernetesObject;
    Object.assign(metadata.annotations ?? {}, paused);
    // What a person does to the living one stays.
    expect(reconcile(view).steps).toEqual([]);
    view.database.metadata.uid = 'u2';
    expect(reconcile(view).steps).toEqual([
      expect.objectContaining({
        do: 'patch',
        body: {
          metadata: expect.objectContaining({
            annotations: {
              'cnpg.io/reconciliationLoop': null,
              'example.com/database-uid': 'u2',
            },
          }),
        },
      }),
    ]);
  });

  describe('of a Database that goes', () => {
    const operators = new Map<ProviderName, OperatorState>([
      ['CloudNativePG', { state: 'running' }],
    ]);
    const backup = { snapshotClass: 'csi', beforeDeletion: true };
    const going = (wish: object, unseen: [string, string][]) => {
      const { view } = settle(observed(wish, { operators }));
      view.database.metadata.deletionTimestamp = NOW;
      return { ...view, unseen: new Map(unseen) };
    };
    const because = 'clusters is forbidden';
    const standsStill = (view: Observed) => {
      const { steps, finished } = reconcile(view);
      expect([steps.map(step => step.do), finished]).toEqual([
        ['writeStatus'],
        false,
      ]);
      const [step] = steps;
      const conditions =
        step.do === 'writeStatus' ? step.status.conditions : [];
      expect(conditions).toContainEqual(
        expect.objectContaining({
          type: 'Reconciling',
          status: 'True',
          reason: 'NotSeen',
          message: expect.stringContaining(because),
        }),
      );
    };

    it.each(['Retain', 'Delete'])(
      'stands still under %s while what runs it cannot be seen',
      deletionPolicy => {
        const wish = { ...spec, deletionPolicy };
        const view = going(wish, [['Cluster', because]]);
        view.children.clear();
        standsStill(view);
        // Another operator's kind is no business of its.
        const others = going(wish, [['MariaDB', because]]);
        expect(reconcile(others).steps.at(-1)?.do).toBe('delete');
        // Before the choice was written down any engine may run it.
        const early = going(wish, [['MariaDB', because]]);
        early.database.status = undefined;
        early.children.clear();
        standsStill(early);
      },
    );

    it('stands still while its claims cannot be seen, if they are to go', () => {
      const unseen: [string, string][] = [['PersistentVolumeClaim', because]];
      standsStill(going({ ...spec, deletionPolicy: 'Delete' }, unseen));
      const { steps } = reconcile(going(spec, unseen));
      expect(steps.map(step => step.do)).toContain('keepClaims');
    });

    it('stands still where its engine takes no last backup, even when what ran it is gone', () => {
      const { view } = settle(observed(spec));
      const { database } = view;
      database.metadata.deletionTimestamp = NOW;
      database.spec = { ...database.spec!, backup, deletionPolicy: 'Delete' };
      view.children.clear();
      view.claims = [keptClaim()];
      const { done } = settle(view);
      expect(done.map(step => step.do)).toEqual(['writeStatus']);
      expect(JSON.stringify(done)).toContain('BackupNotSupported');
    });

    it('stands still while its last backup cannot be seen', () => {
      const view = going({ ...spec, backup }, [['Backup', because]]);
      standsStill(view);
      const { steps } = reconcile({ ...view, unseen: new Map() });
      expect(steps).toEqual([
        expect.objectContaining({
          do: 'apply',
          object: expect.objectContaining({ kind: 'Backup' }),
        }),
      ]);
    });
  });

  it('never makes a second password', () => {
    const { view } = settle(observed(spec));
    view.children.clear();
    const again = settle({ ...view, credentials: undefined });
    expect(again.done.map(step => step.do)).not.toContain('createSecret');
  });

  it('keeps the template of a living StatefulSet, and grows its claims', () => {
    const { view } = settle(observed(spec));
    const claim: KubernetesObject = {
      metadata: { name: 'data-orders-0', namespace: 'shop', uid: 'c1' },
      spec: {
        storageClassName: 'standard',
        resources: { requests: { storage: '1Gi' } },
      },
    };
    const grown: Observed = structuredClone({ ...view, claims: [claim] });
    grown.database.spec = { ...grown.database.spec!, storage: '5Gi' };
    const { steps } = reconcile(grown);
    expect(steps).toEqual([
      expect.objectContaining({
        do: 'patch',
        target: expect.objectContaining({ name: 'data-orders-0' }),
        body: expect.objectContaining({
          spec: { resources: { requests: { storage: '5Gi' } } },
        }),
      }),
    ]);
  });

  it('takes a parameter away again', () => {
    const { view } = settle(
      observed({ ...spec, parameters: { max_connections: '50' } }),
    );
    view.database.spec = spec as Database['spec'];
    const [step] = reconcile(view).steps;
    expect(step).toMatchObject({ do: 'apply', live: expect.anything() });
    expect(JSON.stringify(step)).toContain('"postgres"');
  });

  it('asks the server only once all is ready', () => {
    const { view } = settle(observed(spec));
    expect(reconcile(view).probe).toBeUndefined();
    const real = {
      ...ready(view, 2),
      pods: [{ name: 'orders-0', ready: true }],
    };
    const { view: asked } = settle(real);
    expect(reconcile(asked)).toMatchObject({
      finished: false,
      probe: { host: 'orders.shop.svc', port: 5432, type: 'postgres' },
    });
    const probe = {
      status: 'True' as const,
      reason: 'ServerAnswered',
      message: 'yes',
    };
    expect(reconcile(settle({ ...asked, probe }).view).finished).toBe(true);
  });

  it('prefers engines in their order, and says what spoke against the others', () => {
    const states = (running: string[]) =>
      new Map(
        engines.map(({ name }): [ProviderName, OperatorState] => [
          name,
          { state: running.includes(name) ? 'running' : 'notServed' },
        ]),
      );
    const chosen = (wish: object, running: string[]) =>
      settle(observed(wish, { operators: states(running) })).view.database
        .status?.engine;
    const mysql = { engine: 'mysql', version: '8.4' };
    const all = engines.map(({ name }) => name);
    expect(chosen(spec, all)?.name).toBe('CloudNativePG');
    expect(chosen(spec, ['Zalando', 'Percona'])).toMatchObject({
      name: 'Zalando',
      reason: expect.stringMatching(/^CloudNativePG is not installed; /),
    });
    expect(chosen({ ...spec, version: '18' }, ['Zalando', 'Percona'])).toEqual(
      expect.objectContaining({
        name: 'Percona',
        reason: expect.stringMatching(/does not run postgres 18/),
      }),
    );
    expect(chosen({ ...mysql, version: '11.4' }, all)?.name).toBe(
      'MariaDBOperator',
    );
    expect(chosen(mysql, all)?.name).toBe('OracleMySQL');
    expect(chosen(mysql, ['MariaDBOperator'])?.name).toBe('StatefulSet');
  });
});
