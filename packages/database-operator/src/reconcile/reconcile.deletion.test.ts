import {
  DATABASE_FINALIZER,
  DatabaseEngineName,
  OperatorState,
} from '@backstage-eco/plugin-eco-common';
import { newRecord } from '../database/DatabaseRecord';
import { Observed } from './Observed';
import { reconcile } from './reconcile';
import {
  deleted,
  keptClaim,
  killedAfter,
  NOW,
  observed,
  settle,
  spec,
} from './__testUtils__/world';

describe('the deletion of a Database, by reconcile', () => {
  it('leaves nothing under Delete, wherever it was interrupted', () => {
    const desired = { ...spec, deletionPolicy: 'Delete' };
    const steps = settle(observed(desired)).done.length;
    for (let before = 0; before <= steps; before++) {
      for (let during = 0; during <= 6; during++) {
        const world = { hasSecret: false };
        const left = killedAfter(before, observed(desired), world);
        const going = killedAfter(during, deleted(left), world);
        const { view } = settle(going, world);
        expect([before, during, view.database.metadata.finalizers]).toEqual([
          before,
          during,
          before > 0 ? [] : undefined,
        ]);
        expect([before, during, view.claims, world]).toEqual([
          before,
          during,
          [],
          expect.objectContaining({ hasSecret: false }),
        ]);
      }
    }
  });

  it('keeps an existing Secret and unused volumes, even under Delete', () => {
    const desired = { ...spec, deletionPolicy: 'Delete' };
    const steps = settle(observed(desired), { hasSecret: true }).done.length;
    for (let before = 0; before <= steps; before++) {
      const world = { hasSecret: true };
      const left = killedAfter(before, observed(desired), world);
      settle(deleted(left), world);
      expect([before, world.hasSecret]).toEqual([before, true]);
    }
    const impossible = observed(
      { ...desired, engine: 'mysql', version: '8.4', replicas: 1 },
      { claims: [keptClaim()] },
    );
    const { metadata } = impossible.database;
    impossible.record = newRecord({ metadata: { ...metadata, uid: 'u0' } });
    const { view } = settle(impossible);
    expect(view.database.status?.conditions?.[0].reason).toBe(
      'OtherVolumesKept',
    );
    expect(settle(deleted(view)).view.claims).toHaveLength(1);
  });

  it.each(['Retain', 'Delete'] as const)(
    'remembers whose volumes were there where nothing was made, under %s',
    deletionPolicy => {
      const view = observed(
        { ...spec, deletionPolicy },
        { claims: [keptClaim()] },
      );
      const { metadata } = view.database;
      metadata.finalizers = [DATABASE_FINALIZER];
      view.record = newRecord({ metadata }, 'u0');
      const { record, claims } = settle(deleted(view)).view;
      expect(claims).toHaveLength(1);
      expect(record?.spec).toMatchObject({ uid: 'u1', predecessor: 'u0' });
    },
  );

  it('blocks deletion while the main child cannot be seen', () => {
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

  describe('of a Database that is being deleted', () => {
    const operators = new Map<DatabaseEngineName, OperatorState>([
      ['CloudNativePG', { state: 'running' }],
    ]);
    const backup = { snapshotClass: 'csi', beforeDeletion: true };
    const going = (desired: object, unseen: [string, string][]) => {
      const { view } = settle(observed(desired, { operators }));
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
      'pauses under %s while the main child cannot be seen',
      deletionPolicy => {
        const desired = { ...spec, deletionPolicy };
        const view = going(desired, [['Cluster', because]]);
        view.children.clear();
        standsStill(view);
        // Another operator's kind does not matter.
        const others = going(desired, [['MariaDB', because]]);
        expect(reconcile(others).steps.at(-1)?.do).toBe('delete');
        // Before the choice is recorded, any engine may run it.
        const early = going(desired, [['MariaDB', because]]);
        early.database.status = undefined;
        early.children.clear();
        standsStill(early);
      },
    );

    it('pauses while its claims cannot be seen, if they must be deleted', () => {
      const unseen: [string, string][] = [['PersistentVolumeClaim', because]];
      standsStill(going({ ...spec, deletionPolicy: 'Delete' }, unseen));
      const { steps } = reconcile(going(spec, unseen));
      expect(steps.map(step => step.do)).toContain('keepClaims');
    });

    it('pauses if its engine takes no last backup, even if the main child is gone', () => {
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

    it('pauses while its last backup cannot be seen', () => {
      const view = going({ ...spec, backup }, [['Backup', because]]);
      standsStill(view);
      const { steps } = reconcile({ ...view, unseen: new Map() });
      expect(steps).toEqual([
        expect.objectContaining({
          do: 'create',
          object: expect.objectContaining({ kind: 'Backup' }),
        }),
      ]);
    });
  });
});
