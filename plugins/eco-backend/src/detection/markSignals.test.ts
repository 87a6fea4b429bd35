import {
  InventoryIndex,
  matchSignal,
  Signal,
} from '@backstage-eco/plugin-eco-recognition';
import {
  buildInventory,
  node,
  service,
  workload,
} from './testing/buildInventory';
import { matchedFacts } from './testing/matchedFacts';

describe('node', () => {
  const inventory = buildInventory({
    nodes: [
      node({
        name: 'one',
        labels: { 'lke.linode.com/pool-id': '7' },
        providerId: 'linode://1',
        kubeletVersion: 'v1.31.0',
        osImage: 'Debian GNU/Linux 11',
      }),
    ],
  });

  it('must match all conditions', () => {
    const labels = { 'lke.linode.com/*': '*' };
    expect(matchedFacts({ kind: 'node', labels }, inventory)).toEqual([
      'Node/one metadata.labels[lke.linode.com/pool-id]=7',
    ]);
    expect(
      matchedFacts({ kind: 'node', labels, osImages: ['Debian*'] }, inventory),
    ).toHaveLength(1);
    expect(
      matchedFacts({ kind: 'node', labels, osImages: ['Ubuntu*'] }, inventory),
    ).toEqual([]);
    expect(
      matchedFacts({ kind: 'node', providerIds: ['linode://*'] }, inventory),
    ).toEqual(['Node/one spec.providerID=linode://1']);
    expect(
      matchedFacts({ kind: 'node', kubeletVersions: ['*-gke.*'] }, inventory),
    ).toEqual([]);
  });

  it('states a version through the kubelet or a label', () => {
    const [byKubelet] = matchSignal(
      { kind: 'node', providerIds: ['linode://*'], version: 'kubelet' },
      new InventoryIndex(inventory),
    );
    expect(byKubelet.versions).toMatchObject([
      { source: 'kubelet', text: 'v1.31.0' },
    ]);
    const [byLabel] = matchSignal(
      {
        kind: 'node',
        providerIds: ['linode://*'],
        version: { label: 'lke.linode.com/pool-id' },
      },
      new InventoryIndex(inventory),
    );
    expect(byLabel.versions).toMatchObject([
      { source: 'objectField', text: '7' },
    ]);
  });
});

describe('label and fieldManager', () => {
  const inventory = buildInventory({
    deployments: [
      workload(['x'], {
        name: 'shop',
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: { 'meta.helm.sh/release-name': 'shop' },
        fieldManagers: [{ name: 'helm' }, { name: 'kube-controller-manager' }],
      }),
    ],
    services: [
      service({ name: 'plain', fieldManagers: [{ name: 'kubectl' }] }),
    ],
  });

  it.each<[Signal, string[]]>([
    [
      { kind: 'label', labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
      ['Deployment/shop metadata.labels[app.kubernetes.io/managed-by]=Helm'],
    ],
    [
      { kind: 'label', annotations: { 'meta.helm.sh/*': '*' } },
      ['Deployment/shop metadata.annotations[meta.helm.sh/release-name]=shop'],
    ],
    [
      {
        kind: 'label',
        labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        annotations: { other: '*' },
      },
      [],
    ],
    [
      {
        kind: 'label',
        annotations: { 'meta.helm.sh/*': '*' },
        in: ['services'],
      },
      [],
    ],
    [
      { kind: 'fieldManager', managers: ['helm'] },
      ['Deployment/shop metadata.managedFields[manager=helm].manager=helm'],
    ],
    [{ kind: 'fieldManager', managers: ['helm'], in: ['services'] }, []],
  ])('%j', (signal, expected) => {
    expect(matchedFacts(signal, inventory)).toEqual(expected);
  });
});
