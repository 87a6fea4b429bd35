import {
  Database,
  DATABASE_FINALIZER,
  DatabaseEngineName,
  OperatorState,
} from '@backstage-eco/plugin-eco-common';
import { newRecord } from '../database/DatabaseRecord';
import { engines } from '../engines';
import { KubernetesObject, listAt } from '../kubernetes/objects';
import { fingerprintOf } from './drift';
import { Observed } from './Observed';
import { ownership, ownerReference } from './ownership';
import { reconcile } from './reconcile';
import {
  killedAfter,
  observed,
  ready,
  settle,
  spec,
} from './__testUtils__/world';

describe('reconcile', () => {
  it('adds the finalizer and the Secret before any child, records the engine, and settles', () => {
    const { done, view } = settle(observed(spec));
    expect(done.map(step => step.do)).toEqual([
      'addFinalizer',
      'record',
      'createSecret',
      'create',
      'create',
      'create',
      'writeStatus',
      'emitEvent',
    ]);
    const finished = settle(ready(view, 2));
    expect(reconcile(finished.view)).toMatchObject({
      steps: [],
      finished: true,
    });
  });

  it('returns the same plan for the same input', () => {
    const view = observed(spec, { credentials: { source: 'Existing' } });
    const [first, second] = [reconcile(view), reconcile(structuredClone(view))];
    expect(second).toEqual(first);
  });

  it('resumes wherever it was interrupted', () => {
    const { view: whole, done } = settle(observed(spec));
    for (let count = 0; count <= done.length; count++) {
      const world = { hasSecret: false };
      const left = killedAfter(count, observed(spec), world);
      const { view } = settle(left, world);
      expect([...view.children]).toEqual([...whole.children]);
      expect(view.database).toEqual(whole.database);
    }
    expect(whole.database).toMatchObject({
      metadata: { finalizers: [DATABASE_FINALIZER] },
      status: { credentials: { source: 'Created' } },
    });
  });

  it('owns every child, but no claim and no Secret', () => {
    const { done } = settle(observed(spec));
    const owners = done.flatMap(step =>
      step.do === 'create' ? [step.object.metadata.ownerReferences] : [],
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
      step.do === 'create'
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

  it('sets no owner on a child that must outlive the decision to delete, and recognizes it', () => {
    const states = engines.map(
      ({ name }): [DatabaseEngineName, OperatorState] => [
        name,
        { state: 'running' },
      ],
    );
    const owned = ['Percona', 'StatefulSet'];
    for (const { name, types, resource } of engines) {
      const versions = { postgres: '17', mysql: '8.4' };
      const [engine] = types;
      const version = name === 'MariaDBOperator' ? '11.4' : versions[engine];
      const desired = { engine, version, provider: name };
      const { view } = settle(
        observed(desired, { operators: new Map(states) }),
      );
      const key = `${resource.kind}/orders`;
      const main = view.children.get(key) as KubernetesObject;
      expect([name, main.metadata.ownerReferences?.length ?? 0]).toEqual([
        name,
        owned.includes(name) ? 1 : 0,
      ]);
      expect(ownership(main, view)).toBe('ours');
      // As created by an earlier version, or changed by a person.
      const ownerReferences = [ownerReference(view.database)];
      main.metadata.ownerReferences = ownerReferences;
      const { steps } = reconcile(view);
      expect(steps.map(step => step.do)).toEqual(
        owned.includes(name) ? [] : ['patch'],
      );
      main.metadata.ownerReferences = [];
      view.database.metadata.uid = 'u2';
      view.database.status = undefined;
      view.record = newRecord(view.database, 'u1');
      view.record.metadata.uid = 'r1';
      const isProven = !owned.includes(name);
      expect([name, ownership(main, view)]).toEqual([
        name,
        isProven ? 'orphan' : 'foreign',
      ]);
      view.record.metadata.uid = 'r2';
      expect(ownership(main, view)).toBe('foreign');
    }
  });

  it('never generates a second password', () => {
    const { view } = settle(observed(spec));
    view.children.clear();
    const again = settle({ ...view, credentials: undefined });
    expect(again.done.map(step => step.do)).not.toContain('createSecret');
  });

  it('keeps the template of a live StatefulSet, and grows its claims', () => {
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
        do: 'growClaim',
        claim,
        desired: expect.objectContaining({
          spec: { resources: { requests: { storage: '5Gi' } } },
        }),
      }),
    ]);
    // A claim that a policy does not let grow is not tried again.
    const [step] = steps;
    const desired = step.do === 'growClaim' ? step.desired : claim;
    const comparison = {
      of: fingerprintOf(desired, claim),
      fields: ['spec.resources.requests.storage'],
      isAdmitted: true,
    };
    const comparisons = new Map([
      ['PersistentVolumeClaim/data-orders-0', comparison],
    ]);
    const refused = settle({ ...grown, comparisons });
    expect(refused.done.map(({ do: what }) => what)).toEqual(['writeStatus']);
    expect(refused.view.database.status?.conditions).toContainEqual(
      expect.objectContaining({
        type: 'Drifted',
        status: 'True',
        reason: 'ChangedOnAdmission',
      }),
    );
  });

  it('removes a parameter again', () => {
    const { view } = settle(
      observed({ ...spec, parameters: { max_connections: '50' } }),
    );
    view.database.spec = spec as Database['spec'];
    const [step] = reconcile(view).steps;
    expect(step).toMatchObject({ do: 'apply', live: expect.anything() });
    expect(JSON.stringify(step)).toContain('"postgres"');
  });

  it('probes the server only once all is ready', () => {
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
});
