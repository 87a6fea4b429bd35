import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';

const DEMO = join(__dirname, '../footprints');
const WORKLOADS = ['Deployment', 'DaemonSet', 'StatefulSet'];

interface FootprintObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
  spec?: any;
  webhooks?: any[];
}

function readCluster(cluster: string) {
  return readdirSync(join(DEMO, cluster))
    .sort()
    .map(file => {
      const text = readFileSync(join(DEMO, cluster, file), 'utf8');
      const documents = parseAllDocuments(text);
      return {
        file,
        text,
        errors: documents.flatMap(document => document.errors),
        objects: documents.map(document => document.toJS() as FootprintObject),
      };
    });
}

function containersOf(object: FootprintObject): { image: string }[] {
  const { containers, initContainers = [] } = object.spec.template.spec;
  return [...containers, ...initContainers];
}

describe.each(['demo-prod', 'demo-dev'])('the footprints of %s', cluster => {
  const files = readCluster(cluster);
  const objects = files.flatMap(({ objects: own }) => own);
  const workloads = objects.filter(({ kind }) => WORKLOADS.includes(kind));

  it('parse, start with a note that they are footprints, and have a number', () => {
    expect(files.length).toBeGreaterThan(10);
    for (const { file, text, errors } of files) {
      expect([file, errors]).toEqual([file, []]);
      expect(file).toMatch(/^\d\d-[a-z0-9-]+\.yaml$/);
      expect([
        file,
        text.startsWith('# A footprint, not an install: '),
      ]).toEqual([file, true]);
    }
  });

  it('name every object once', () => {
    const keys = objects.map(
      ({ apiVersion, kind, metadata }) =>
        `${apiVersion} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`,
    );
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('include every namespace that they use, and no Secret', () => {
    const brought = objects
      .filter(({ kind }) => kind === 'Namespace')
      .map(({ metadata }) => metadata.name);
    const used = new Set(objects.flatMap(o => o.metadata.namespace ?? []));
    used.delete('kube-system');
    expect([...used].filter(name => !brought.includes(name))).toEqual([]);
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  it('name every image in full, with a tag', () => {
    const images = workloads.flatMap(containersOf).map(({ image }) => image);
    expect(images.length).toBeGreaterThan(20);
    for (const image of images) {
      expect(image).toMatch(/^[a-z0-9./_-]+\/[a-z0-9._-]+:[\w.-]+$/i);
    }
  });

  it('need few pods', () => {
    const many = workloads
      .filter(({ kind }) => kind !== 'DaemonSet')
      .filter(({ spec }) => !(spec.replicas <= 3))
      .map(({ metadata }) => metadata.name);
    expect(many).toEqual([]);
  });

  it('mark every node as simulated', () => {
    const nodes = objects.filter(({ kind }) => kind === 'Node');
    expect(nodes.length).toBeGreaterThan(0);
    for (const node of nodes) {
      expect(node.metadata).toMatchObject({
        annotations: { 'kwok.x-k8s.io/node': 'fake' },
      });
    }
  });

  it('cannot block writes by a webhook without a server', () => {
    const webhooks = objects.flatMap(object => object.webhooks ?? []);
    expect(webhooks.length).toBeGreaterThan(0);
    for (const webhook of webhooks) {
      expect(webhook).toMatchObject({
        failurePolicy: 'Ignore',
        timeoutSeconds: 1,
        namespaceSelector: {
          matchLabels: {
            'kubernetes.io/metadata.name':
              webhook.clientConfig.service.namespace,
          },
        },
      });
    }
  });

  it('register no aggregated API', () => {
    expect(objects.filter(({ kind }) => kind === 'APIService')).toEqual([]);
  });
});
