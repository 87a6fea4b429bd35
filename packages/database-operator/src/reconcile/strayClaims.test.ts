import { OperatorState } from '@backstage-eco/plugin-eco-common';
import { engineNamed } from '../engines';
import { KubernetesObject } from '../kubernetes/objects';
import { reconcile } from './reconcile';
import { deleted, observed, settle } from './__testUtils__/world';

const RUNNING: OperatorState = { state: 'running' };

/**
 * Returns a claim as the operator creates it, for a cluster that no Database
 * asked for.
 */
function claimOf(name: string, labels: Record<string, string>) {
  const metadata = { name, namespace: 'shop', uid: 'c1', labels };
  return { metadata } satisfies KubernetesObject;
}

describe.each([
  ['Zalando', 'postgres', '17', 'pgdata', 'cluster-name'],
  ['OracleMySQL', 'mysql', '8.4', 'datadir', 'mysql.oracle.com/cluster'],
] as const)('a claim of another cluster of %s', (name, ...how) => {
  const [engine, version, prefix, label] = how;
  const others = engineNamed(name).familyLabel?.others;
  const labels = { ...others, [label]: 'orders' };
  const spec = { engine, version, provider: name, deletionPolicy: 'Delete' };
  const operators = new Map([[name, RUNNING]]);

  it('is not mistaken for one of a new Database, whatever its ordinal', () => {
    const strayClaims = [claimOf(`${prefix}-orders-1`, labels)];
    const { view, done } = settle(observed(spec, { operators, strayClaims }));
    expect(done.map(step => step.do)).toEqual(['writeStatus', 'emitEvent']);
    expect(view.database.status?.conditions).toContainEqual(
      expect.objectContaining({ type: 'Stalled', reason: 'NameTaken' }),
    );
  });

  it('is not removed with a Database if only its prefix matches', () => {
    const { view } = settle(observed(spec, { operators }));
    const going = deleted({ ...view, children: new Map() });
    const removed = (claim: KubernetesObject) =>
      reconcile({ ...going, claims: [claim] }).steps.some(
        step => step.do === 'delete' && step.target === claim.metadata,
      );
    expect(removed(claimOf(`${prefix}-orders-0`, labels))).toBe(true);
    expect(removed(claimOf(`${prefix}-orders-old`, labels))).toBe(false);
  });
});
