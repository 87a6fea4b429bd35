import { DatabaseSpec } from '@backstage-eco/plugin-eco-common';
import { newRecord } from '../database/DatabaseRecord';
import { holdingOf } from './holding';
import { Observed } from './Observed';
import { reconcile } from './reconcile';
import { keptClaim, observed, spec } from './__testUtils__/world';

/** Returns the observation of a new Database whose name another held before. */
function after(
  earlier: { owner?: string; name?: string },
  desired: Partial<DatabaseSpec> = {},
): Observed {
  const view = observed({ ...spec, ...desired });
  const { metadata } = view.database;
  const { owner, name = metadata.name } = earlier;
  view.record = newRecord({
    metadata: { ...metadata, name, uid: 'u0' },
    spec: { ...(spec as DatabaseSpec), owner },
  });
  Object.assign(view.record.metadata, { uid: 'r1', resourceVersion: '7' });
  return view;
}

describe('holdingOf', () => {
  it('records a name that was never used', () => {
    expect(holdingOf(observed(spec))).toMatchObject({
      state: 'toRecord',
      steps: [{ do: 'record', record: { spec: { uid: 'u1' } } }],
    });
  });

  it.each([[undefined], ['group:default/payments']])(
    'passes a name on to the same owner: %s',
    owner => {
      expect(holdingOf(after({ owner }, { owner }))).toMatchObject({
        state: 'toRecord',
        steps: [{ record: { spec: { uid: 'u1', predecessor: 'u0' } } }],
      });
    },
  );

  it.each([[undefined], ['group:default/others']])(
    'refuses a name to anyone else: %s',
    owner => {
      const view = after({ owner: 'group:default/payments' }, { owner });
      expect(holdingOf(view)).toMatchObject({
        state: 'refused',
        problem: {
          reason: 'KeptForAnother',
          message: expect.stringContaining('Set spec.adopts to u0'),
        },
      });
      // Nothing is created, and no name is held.
      expect(reconcile(view).steps.map(step => step.do)).toEqual([
        'writeStatus',
        'emitEvent',
      ]);
    },
  );

  it('passes a name on to an authorized adopter, once that was checked', () => {
    const desired = { owner: 'others', adopts: 'u0' };
    const view = after({ owner: 'payments' }, desired);
    expect(holdingOf(view)).toMatchObject({ state: 'unchecked' });
    expect(holdingOf({ ...view, isAdoptionChecked: true }).state).toBe(
      'toRecord',
    );
    expect(holdingOf({ ...view, isAdoptionChecked: false })).toMatchObject({
      problem: { message: expect.stringContaining('was not checked') },
    });
    const another = after({ owner: 'payments' }, { ...desired, adopts: 'u9' });
    expect(holdingOf({ ...another, isAdoptionChecked: true }).state).toBe(
      'refused',
    );
  });

  it('does not confuse two Databases whose children have the same names', () => {
    expect(holdingOf(after({ name: 'other.name' }))).toMatchObject({
      problem: { reason: 'NameTaken' },
    });
  });

  it('trusts no claim without a record', () => {
    const view = observed(spec, { claims: [keptClaim()] });
    expect(holdingOf(view)).toMatchObject({
      problem: {
        reason: 'KeptForAnother',
        message: expect.stringContaining('Set spec.adopts to c1'),
      },
    });
  });

  it('waits while the record cannot be seen', () => {
    const unseen = new Map([['DatabaseRecord', 'forbidden']]);
    const view = observed(spec, { unseen });
    expect(holdingOf(view).state).toBe('unseen');
    expect(reconcile(view).steps.map(step => step.do)).toEqual(['writeStatus']);
  });

  it('follows a change of the owner while the Database lives', () => {
    const view = observed({ ...spec, owner: 'new' });
    view.record = newRecord({ ...view.database, spec: undefined });
    expect(holdingOf(view)).toMatchObject({
      steps: [{ record: { spec: { uid: 'u1', owner: 'new' } } }],
    });
  });
});
