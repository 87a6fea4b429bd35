import {
  conditionOf,
  DatabaseEngineName,
  DatabaseSpec,
  OperatorState,
} from '@backstage-eco/plugin-eco-common';
import { newRecord } from '../database/DatabaseRecord';
import { engines } from '../engines';
import { KubernetesObject } from '../kubernetes/objects';
import { reconcile } from './reconcile';
import { Observed } from './Observed';
import { keptClaim, observed, settle, spec } from './__testUtils__/world';

describe('the engine of a Database, by reconcile', () => {
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

  it('leaves a live database alone if its operator cannot be seen', () => {
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

  it('reattaches an operator that an earlier Database of its name detached', () => {
    const operators = new Map<DatabaseEngineName, OperatorState>([
      ['CloudNativePG', { state: 'running' }],
    ]);
    const { view } = settle(observed(spec, { operators }));
    const paused = { 'cnpg.io/reconciliationLoop': 'disabled' };
    const { metadata } = view.children.get(
      'Cluster/orders',
    ) as KubernetesObject;
    Object.assign(metadata.annotations ?? {}, paused);
    // A person's changes to the live object stay.
    expect(reconcile(view).steps).toEqual([]);
    view.database.metadata.uid = 'u2';
    view.database.status = undefined;
    view.record = newRecord(view.database, 'u1');
    view.record.metadata.uid = 'r1';
    expect(reconcile(view).steps).toEqual([
      expect.objectContaining({
        do: 'patch',
        body: {
          metadata: expect.objectContaining({
            annotations: {
              'cnpg.io/reconciliationLoop': null,
              'example.com/database-uid': 'u2',
              'example.com/record-uid': 'r1',
            },
          }),
        },
      }),
    ]);
  });

  describe('that has not started anything', () => {
    const percona: [DatabaseEngineName, OperatorState] = [
      'Percona',
      { state: 'running' },
    ];
    const because = 'Deployment pg-system/operator watches pg-system only';
    const begin = () => {
      const { view } = settle(
        observed(spec, {
          operators: new Map([...observed(spec).operators, percona] as [
            DatabaseEngineName,
            OperatorState,
          ][]),
        }),
      );
      view.operators.set('Percona', { state: 'elsewhere', because });
      return view;
    };
    const giveTo = (view: Observed, provider: DatabaseEngineName) => {
      view.database.spec = { ...(spec as DatabaseSpec), provider };
      return view;
    };

    it('reports the obstacle, and what to do', () => {
      const { view } = settle(begin());
      const ready = conditionOf(view.database, 'Ready');
      expect(ready?.reason).toBe('OperatorNotRunning');
      expect(ready?.message).toMatch(
        /pg-system only; nobody has begun it: set spec.provider to another/,
      );
    });

    it('can be replaced by another engine', () => {
      const { view, done } = settle(giveTo(begin(), 'StatefulSet'));
      expect(view.database.status?.engine).toMatchObject({
        name: 'StatefulSet',
        reason: 'spec.provider asks for it',
      });
      expect(view.children.has('PerconaPGCluster/orders')).toBe(false);
      expect(done).toContainEqual(
        expect.objectContaining({ do: 'delete', isUnchanged: true }),
      );
      const made = done.findIndex(step => step.do === 'create');
      expect(made).toBeGreaterThan(
        done.findIndex(step => step.do === 'forgetEngine'),
      );
    });

    it.each<[string, (view: Observed) => void]>([
      [
        'its operator has answered',
        view => {
          const main = view.children.get('PerconaPGCluster/orders');
          Object.assign(main as object, { status: { state: 'initializing' } });
        },
      ],
      [
        'its operator holds it',
        view => {
          const main = view.children.get('PerconaPGCluster/orders');
          Object.assign(main?.metadata as object, { finalizers: ['a/b'] });
        },
      ],
      ['it has a volume', view => view.claims.push(keptClaim())],
      ['it has a pod', view => view.pods.push({ name: 'a', ready: false })],
      [
        'what is there cannot be seen',
        view => view.unseen.set('PerconaPGCluster', 'forbidden'),
      ],
    ])('stays where it is once %s', (_, change) => {
      const view = giveTo(begin(), 'StatefulSet');
      change(view);
      const { steps } = reconcile(view);
      expect(steps).not.toContainEqual(
        expect.objectContaining({ do: 'delete' }),
      );
      expect(steps).not.toContainEqual({ do: 'forgetEngine' });
    });
  });

  it('prefers engines in order, and reports why others were not chosen', () => {
    const states = (running: string[]) =>
      new Map(
        engines.map(({ name }): [DatabaseEngineName, OperatorState] => [
          name,
          { state: running.includes(name) ? 'running' : 'notServed' },
        ]),
      );
    const chosen = (desired: object, running: string[]) =>
      settle(observed(desired, { operators: states(running) })).view.database
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
