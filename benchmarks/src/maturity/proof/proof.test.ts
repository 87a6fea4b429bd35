import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { reread } from './reread';
import { without } from './without';

const operator = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace: 'shop', name: 'operator', labels: { 'a.b/c': 'x' } },
  spec: { args: ['--metrics', '--leader-elect=false'] },
  status: {
    readyReplicas: 2,
    conditions: [{ type: 'Ready', status: 'True' }],
  },
};

function fact(field: string, value: string): ObservedFact {
  const { apiVersion, kind } = operator;
  const { namespace, name } = operator.metadata;
  return { object: { apiVersion, kind, namespace, name }, field, value };
}

describe('reread', () => {
  it('confirms the value at the path', () => {
    for (const each of [
      fact('status.readyReplicas', '2'),
      fact('status.conditions[type=Ready].status', 'True'),
      fact('metadata.labels[a.b/c]', 'x'),
      fact('spec.args[0]', 'true'),
      fact('spec.args[1]', 'false'),
    ]) {
      expect(reread(each, operator)).toBeUndefined();
    }
  });

  it('returns the value found instead', () => {
    const found = (each: ObservedFact, raw: unknown = operator) =>
      reread(each, raw)?.found;
    expect(found(fact('status.readyReplicas', '3'))).toBe('2');
    expect(found(fact('spec.args[1]', 'true'))).toBe('--leader-elect=false');
    expect(found(fact('spec.replicas', '2'))).toBe('nothing');
    expect(reread(fact('kind', 'Deployment'), undefined)?.found).toBe(
      'no such object',
    );
  });
});

describe('without', () => {
  it('removes the evidence from copies of the objects', () => {
    const before = structuredClone(operator);
    const [left] = without(
      [operator],
      [
        fact('status.readyReplicas', '2'),
        fact('status.conditions[type=Ready].status', 'True'),
        fact('metadata.labels[a.b/c]', 'x'),
        fact('spec.args[1]', 'false'),
      ],
    );
    expect(left).toEqual({
      ...operator,
      metadata: { ...operator.metadata, labels: {} },
      spec: { args: ['--metrics', ''] },
      status: { conditions: [{ type: 'Ready' }] },
    });
    expect(operator).toEqual(before);
  });

  it('leaves other objects alone', () => {
    const other = { ...operator, metadata: { name: 'other' } };
    expect(without([other], [fact('status.readyReplicas', '2')])).toEqual([
      other,
    ]);
  });
});
