import {
  checkDatabase,
  Database,
  DATABASE_FINALIZER,
} from '@backstage-eco/plugin-eco-common';
import { databaseAlone } from './databaseAlone';

const SPEC = { engine: 'postgres', version: '17', storage: '1Gi' };
const LONG = 'x'.repeat(1_250_000);

describe('databaseAlone', () => {
  it.each([
    ['UnknownVersion', { version: `17${LONG}` }],
    ['InvalidStorage', { storage: '1'.repeat(1_250_000) }],
    ['InvalidParameter', { parameters: { [LONG]: 'on' } }],
  ])('cuts what is too long, and it stays %s', (reason, more) => {
    const kept = databaseAlone({
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { ...SPEC, ...more },
    });
    expect(JSON.stringify(kept).length).toBeLessThan(3000);
    const answer = checkDatabase(kept as unknown as Database, {
      operators: new Map([
        ['CloudNativePG', { state: 'running' }],
        ['Zalando', { state: 'notServed' }],
        ['Percona', { state: 'notServed' }],
      ]),
      claims: [],
    });
    expect(answer).toMatchObject({ verdict: 'stalled', problem: { reason } });
  });

  it('cuts what a user writes into the metadata, and keeps its own finalizer', () => {
    const finalizers = Array.from(
      { length: 4000 },
      (_, i) => `${'x'.repeat(60)}.example.com/${i}`,
    );
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: LONG, uid: 'u' };
    const kept = databaseAlone({
      metadata: {
        name: 'orders',
        finalizers: [...finalizers, DATABASE_FINALIZER],
        ownerReferences: [owner],
      },
      spec: SPEC,
    });
    expect(JSON.stringify(kept).length).toBeLessThan(3000);
    expect(kept.metadata.finalizers).toContain(DATABASE_FINALIZER);
  });

  it('keeps what is short as it is', () => {
    const spec = { ...SPEC, replicas: 2, parameters: { work_mem: '8MB' } };
    const metadata = {
      name: 'orders',
      namespace: 'shop',
      uid: 'u1',
      finalizers: ['a.example.com/b', DATABASE_FINALIZER],
    };
    expect(databaseAlone({ metadata, spec })).toMatchObject({ metadata, spec });
  });
});
