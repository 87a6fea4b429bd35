import {
  checkDatabase,
  Database,
  DATABASE_FINALIZER,
} from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from '../kubernetes/objects';
import { trimDatabase } from './trimDatabase';

const SPEC = { engine: 'postgres', version: '17', storage: '1Gi' };
const LONG = 'x'.repeat(1_250_000);

function checkKept(kept: KubernetesObject) {
  return checkDatabase(kept as unknown as Database, {
    operators: new Map([
      ['CloudNativePG', { state: 'running' }],
      ['Zalando', { state: 'notServed' }],
      ['Percona', { state: 'notServed' }],
    ]),
    claims: [],
  });
}

describe('trimDatabase', () => {
  it.each([
    ['UnknownVersion', { version: `17${LONG}` }],
    ['InvalidStorage', { storage: '1'.repeat(1_250_000) }],
    ['InvalidParameter', { parameters: { [LONG]: 'on' } }],
  ])('truncates long texts, which remain %s', (reason, more) => {
    const kept = trimDatabase({
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { ...SPEC, ...more },
    });
    expect(JSON.stringify(kept).length).toBeLessThan(3000);
    expect(checkKept(kept)).toMatchObject({ problem: { reason } });
  });

  it.each([
    ['ParameterRefused', '17'],
    ['UnknownVersion', '99'],
  ])('keeps only what makes many invalid parameters %s', (...row) => {
    const [reason, version] = row;
    const parameters = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [`p${i}`, 'x'.repeat(1024)]),
    );
    const kept = trimDatabase({
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { ...SPEC, version, parameters },
    });
    expect(JSON.stringify(kept).length).toBeLessThan(3000);
    expect(checkKept(kept)).toMatchObject({ problem: { reason } });
  });

  it('keeps the parameters that the platform team allows', () => {
    const parameters = { work_mem: '8MB', 'pg_x.y': 'on' };
    const object = {
      metadata: { name: 'orders', namespace: 'shop' },
      spec: { ...SPEC, parameters },
    };
    const kept = trimDatabase(object, { PostgreSQL: { boolean: ['pg_x.y'] } });
    expect(kept.spec).toEqual(object.spec);
  });

  it('truncates user metadata, and keeps its own finalizer', () => {
    const finalizers = Array.from(
      { length: 4000 },
      (_, i) => `${'x'.repeat(60)}.example.com/${i}`,
    );
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: LONG, uid: 'u' };
    const kept = trimDatabase({
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

  it('keeps short texts unchanged', () => {
    const spec = { ...SPEC, replicas: 2, parameters: { work_mem: '8MB' } };
    const metadata = {
      name: 'orders',
      namespace: 'shop',
      uid: 'u1',
      finalizers: ['a.example.com/b', DATABASE_FINALIZER],
    };
    expect(trimDatabase({ metadata, spec })).toMatchObject({ metadata, spec });
  });
});
