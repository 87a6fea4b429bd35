import { KubernetesObject } from '../kubernetes/objects';
import { trimChild, trimClaim, trimEvent, trimPod } from './projections';

const OURS = {
  labels: {
    'example.com/database': 'orders',
    'app.kubernetes.io/instance': 'orders',
    application: 'spilo',
    'cluster-name': 'orders',
  },
  annotations: {
    'example.com/database-uid': 'u1',
    'example.com/record-uid': 'r1',
    'example.com/desired-hash': 'h1',
    'cnpg.io/reconciliationLoop': 'disabled',
    'acid.zalan.do/controller': 'database-operator',
  },
};
const DATABASE = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  name: 'orders',
  uid: 'u1',
};

function texts(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`key-${i}`, 'v'.repeat(60)]),
  );
}

/** An object as large as a tenant can create. */
function hostile(spec: KubernetesObject['spec'] = {}): KubernetesObject {
  const others = Array.from({ length: 5_000 }, (_, i) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: `n${i}`,
    uid: `c${i}`,
  }));
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'orders',
      namespace: 'shop',
      uid: 's1',
      labels: { ...texts(10_000), ...OURS.labels },
      annotations: { ...texts(2_000), ...OURS.annotations },
      ownerReferences: [...others, DATABASE],
      finalizers: Object.keys(texts(1_000)),
    },
    spec,
  };
}

describe('the cached part of an object that anyone may write', () => {
  it.each([
    ['a child', trimChild],
    ['a claim', trimClaim],
    ['a pod', trimPod],
  ])('is small, and has all that identifies the owner of %s', (_, project) => {
    const { metadata, ...rest } = project(hostile());
    expect(metadata.labels).toEqual(OURS.labels);
    expect(metadata.ownerReferences).toContainEqual(DATABASE);
    expect(JSON.stringify({ metadata, ...rest }).length).toBeLessThan(5_000);
  });

  it('has no value that is longer than any of the controller', () => {
    const { metadata } = hostile();
    const annotations = {
      ...OURS.annotations,
      'example.com/engine-reason': 'x'.repeat(250_000),
    };
    const child = trimChild({
      ...hostile(),
      metadata: { ...metadata, annotations },
    });
    expect(child.metadata.annotations).toEqual(OURS.annotations);
  });

  it('has few owners that are Databases, and none with a long name', () => {
    const { metadata } = hostile();
    const many = Array.from({ length: 5_000 }, (_, i) => ({
      ...DATABASE,
      uid: `u${i}`,
    }));
    const long = { ...DATABASE, name: 'x'.repeat(1_000_000) };
    const ownerReferences = [DATABASE, long, ...many];
    const child = trimChild({
      ...hostile(),
      metadata: { ...metadata, ownerReferences },
    });
    expect(child.metadata.ownerReferences).toContainEqual(DATABASE);
    expect(JSON.stringify(child).length).toBeLessThan(5_000);
  });

  it('has the annotations that the controller sets', () => {
    const { annotations } = trimChild(hostile()).metadata;
    expect(annotations).toEqual(OURS.annotations);
  });

  it.each([
    ['of many values', { list: Array.from({ length: 400_000 }, () => ({})) }],
    ['of a long text', { text: 'x'.repeat(1_000_000) }],
    ['of long names', texts(10_000)],
  ])('has nothing of a spec %s', (_, spec) => {
    expect(trimChild(hostile(spec))).not.toHaveProperty('spec');
  });

  it('has the text of an event, with invisible characters shown', () => {
    const event = { ...hostile(), message: 'failed\u001b[2K\u202eydaer' };
    expect(trimEvent(event).status?.message).toBe(
      'failed\\u{1b}[2K\\u{202e}ydaer',
    );
    const hidden = { ...hostile(), message: '\u202e'.repeat(1_000) };
    expect(trimEvent(hidden).status?.message).toHaveLength(500);
  });

  it('has the whole spec of a genuine child', () => {
    const spec = { replicas: 3, template: { spec: { containers: [] } } };
    expect(trimChild(hostile(spec)).spec).toEqual(spec);
  });
});
