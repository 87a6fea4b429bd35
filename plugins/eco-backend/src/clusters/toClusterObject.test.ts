import { toClusterObject } from './toClusterObject';

const DATABASE = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  metadata: {
    name: 'orders',
    namespace: 'shop',
    uid: 'u1',
    annotations: { a: 'text with { and [ and ]]]' },
    managedFields: [{ manager: 'eco', fieldsV1: { 'f:spec': {} } }],
  },
  spec: { engine: 'postgres', parameters: { a: '1' } },
  status: { conditions: [{ type: 'Ready' }], connection: { port: 5432 } },
};

const nested = (levels: number) =>
  `{"metadata":{},"spec":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;

describe('toClusterObject', () => {
  it('returns a valid object', () => {
    expect(toClusterObject(JSON.stringify(DATABASE))).toEqual(DATABASE);
    expect(toClusterObject(nested(20))).toHaveProperty('spec.a.a');
  });

  it.each([
    '',
    'null',
    '[]',
    '"text"',
    '{"metadata":null}',
    '{"metadata":{"uid":{}}}',
    '{"metadata":{"uid":"a\\u0000b"}}',
    `{"metadata":{"uid":"${'u'.repeat(300)}"}}`,
    '{"metadata":{"annotations":1}}',
    '{"metadata":{"managedFields":[null]}}',
    '{"metadata":{},"spec":[]}',
    '{"metadata":{},"status":{"conditions":{"a":1}}}',
    '{"metadata":{},"status":{"conditions":[null]}}',
    '{"metadata":{},"status":{"connection":[]}}',
    nested(20_000),
  ])('rejects %.60s', text => {
    expect(() => toClusterObject(text)).toThrow('is no object of Kubernetes');
  });

  it('rejects text that would take twenty times its length in memory', () => {
    const dense = `{"metadata":{},"spec":{"a":[${'{},'.repeat(600_000)}{}]}}`;
    const before = process.memoryUsage().heapUsed;
    expect(() => toClusterObject(dense)).toThrow('too large');
    const taken = process.memoryUsage().heapUsed - before;
    expect(taken).toBeLessThan(16 * 1024 * 1024);
  });
});
