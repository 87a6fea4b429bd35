import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { chooseEngine, moveToCluster, newDraft } from './draft';
import { readManifest } from './manifestText';
import { clusterOption } from './options';

function cluster(name: string, namespaces: string[], postgres: string[]) {
  return {
    name,
    title: name,
    isSimulated: false,
    selfService: { state: 'yes' as const },
    namespaces: namespaces.map(namespace => ({ name: namespace })),
    engines: [
      {
        engine: 'postgres' as const,
        title: 'PostgreSQL',
        versions: postgres.map(version => ({
          version,
          product: 'PostgreSQL',
          supported: version === '18' ? ('no' as const) : ('yes' as const),
        })),
      },
      {
        engine: 'mysql' as const,
        title: 'MySQL',
        versions: [
          { version: '8.4', product: 'MySQL', supported: 'yes' as const },
        ],
      },
    ],
  };
}

const OPTIONS: DatabaseOptions = {
  clusters: [
    cluster('dev', ['shop'], ['18', '17', '16']),
    cluster('prod', ['shop', 'bank'], ['16']),
  ],
  sizes: [{ sizeClass: 'small', cpu: '250m', memory: '512Mi' }],
  storage: { default: '1Gi' },
  owners: [
    { entityRef: 'user:default/dana' },
    { entityRef: 'group:default/shop-team' },
  ],
};

const ONE = { ...OPTIONS, clusters: OPTIONS.clusters.slice(0, 1) };

describe('a draft', () => {
  it('starts with every field filled in that has a single option', () => {
    const draft = newDraft(ONE);
    expect(draft).toMatchObject({
      cluster: 'dev',
      owner: 'group:default/shop-team',
    });
    expect(readManifest(draft.text).manifest).toEqual({
      namespace: 'shop',
      name: undefined,
      spec: {
        engine: 'postgres',
        // Version 18 is newer, but nothing in the cluster runs it.
        version: '17',
        sizeClass: 'small',
        storage: '1Gi',
      },
    });
  });

  it('leaves fields with several options empty', () => {
    const draft = newDraft(OPTIONS);
    expect(draft.cluster).toBe('');
    expect(readManifest(draft.text).manifest?.namespace).toBeUndefined();
  });

  it('keeps what exists in another cluster when moved there', () => {
    const moved = moveToCluster(newDraft(ONE), 'prod', OPTIONS);
    const { namespace, spec } = readManifest(moved.text).manifest!;
    expect([moved.cluster, namespace, spec.version]).toEqual([
      'prod',
      'shop',
      '16',
    ]);
  });

  it('selects the newest version of another engine', () => {
    const dev = clusterOption(OPTIONS, 'dev');
    const { text } = chooseEngine(newDraft(ONE), 'mysql', dev);
    expect(readManifest(text).manifest?.spec).toMatchObject({
      engine: 'mysql',
      version: '8.4',
    });
  });
});
