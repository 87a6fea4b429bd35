import {
  ApiServiceFacts,
  IngressClassFacts,
  NodeFacts,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  node,
  object,
  service,
} from '../../../detection/testing/buildInventory';
import { messagesOf, NOW, runCheck } from '../../__testUtils__/runCheck';
import { apiServiceDown } from './apiServiceDown';
import { kubeletSkew } from './kubeletSkew';
import { namespaceStuck } from './namespaceStuck';
import { nodeNotReady } from './nodeNotReady';
import { nodeUnderPressure } from './nodeUnderPressure';
import { nodesOfSeveralVersions } from './nodesOfSeveralVersions';
import { severalDefaultIngressClasses } from './severalDefaultIngressClasses';
import { severalDefaultStorageClasses } from './severalDefaultStorageClasses';

const HOURS_AGO = '2026-06-01T09:00:00Z';

const kwok = { annotations: { 'kwok.x-k8s.io/node': 'fake' } };
const unreported = {
  taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }],
};

describe('kubelet-skew', () => {
  const said = (...nodes: NodeFacts[]) =>
    messagesOf(kubeletSkew, { nodes, kubernetesVersion: '1.37.1' });

  it('finds kubelets that are newer, or more than three versions older', () => {
    expect(said(node({ name: 'new', kubeletVersion: 'v1.38.0' }))).toEqual([
      'The API server runs 1.37.1, but the kubelet of node new runs v1.38.0.',
    ]);
    const old = node({ name: 'old', kubeletVersion: 'v1.33.9-eks-1' });
    expect(said(old, old)).toEqual([
      'The API server runs 1.37.1, but the kubelet of 2 nodes, such as old, runs v1.33.9-eks-1.',
    ]);
  });

  it('accepts supported skew, and nodes without a kubelet', () => {
    const ancient = { kubeletVersion: 'v1.20.0' };
    expect(
      said(
        node({ kubeletVersion: 'v1.37.0' }),
        node({ kubeletVersion: 'v1.34.1' }),
        node({ ...ancient, ...kwok }),
        node({ ...ancient, ...unreported }),
        node({ ...ancient, ready: false }),
        node({ kubeletVersion: undefined }),
      ),
    ).toEqual([]);
  });

  it('is unknown without the version of the API server', () => {
    expect(runCheck(kubeletSkew, { nodes: [node()] }).unknown).toHaveLength(1);
  });
});

describe('nodes-of-several-versions', () => {
  it('counts nodes by minor version', () => {
    const nodes = ['v1.36.1', 'v1.36.9', 'v1.35.0'].map(kubeletVersion =>
      node({ kubeletVersion }),
    );
    expect(messagesOf(nodesOfSeveralVersions, { nodes })).toEqual([
      'Nodes run several minor versions: 1 on 1.35, 2 on 1.36.',
    ]);
    expect(
      messagesOf(nodesOfSeveralVersions, { nodes: nodes.slice(0, 2) }),
    ).toEqual([]);
  });
});

describe('node-not-ready', () => {
  const condition = (status: string, since: string) => ({
    conditions: [{ type: 'Ready', status, since }],
    ready: status === 'True',
  });

  it('reports since when a node is not ready', () => {
    const nodes = [
      node({ name: 'lost', ...condition('Unknown', HOURS_AGO) }),
      node({ name: 'restarts', ...condition('False', NOW) }),
      node({ name: 'fine', ...condition('True', HOURS_AGO) }),
      node({ name: 'played', ...kwok, ...condition('False', HOURS_AGO) }),
      // A node that no kubelet has reported yet.
      node({ name: 'described', ready: false }),
    ];
    expect(messagesOf(nodeNotReady, { nodes })).toEqual([
      `Node lost has not been ready since ${HOURS_AGO}.`,
    ]);
  });
});

describe('namespace-stuck-deleting', () => {
  it('finds a namespace whose deletion does not complete', () => {
    const namespaces = [
      { name: 'stuck', deletingSince: HOURS_AGO },
      { name: 'goes', deletingSince: NOW },
      { name: 'stays' },
    ].map(each => object('Namespace', 'v1', each));
    expect(messagesOf(namespaceStuck, { namespaces })).toEqual([
      `Namespace stuck has been terminating since ${HOURS_AGO}.`,
    ]);
  });
});

describe('default classes', () => {
  const storageClass = (name: string, isDefault: boolean): StorageClassFacts =>
    object('StorageClass', 'storage.k8s.io/v1', {
      name,
      provisioner: 'acme',
      isDefault,
    });
  const ingressClass = (name: string, isDefault: boolean): IngressClassFacts =>
    object('IngressClass', 'networking.k8s.io/v1', { name, isDefault });

  it('are reported if there are two', () => {
    expect(
      messagesOf(severalDefaultStorageClasses, {
        storageClasses: [storageClass('a', true), storageClass('b', true)],
      }),
    ).toEqual(['2 StorageClasses (a, b) are marked as the default.']);
    expect(
      messagesOf(severalDefaultIngressClasses, {
        ingressClasses: [ingressClass('a', true), ingressClass('b', true)],
      }),
    ).toHaveLength(1);
  });

  it('have their annotation as evidence', () => {
    const beta = 'storageclass.beta.kubernetes.io/is-default-class';
    const { findings } = runCheck(severalDefaultStorageClasses, {
      storageClasses: [
        { ...storageClass('a', true), annotations: { [beta]: 'true' } },
        storageClass('b', true),
      ],
    });
    expect(findings[0].evidence.map(({ field }) => field)).toEqual([
      `metadata.annotations[${beta}]`,
      'metadata.annotations[storageclass.kubernetes.io/is-default-class]',
    ]);
  });

  it('are accepted if there is one, or none', () => {
    for (const isDefault of [true, false]) {
      expect(
        messagesOf(severalDefaultStorageClasses, {
          storageClasses: [
            storageClass('a', isDefault),
            storageClass('b', false),
          ],
        }),
      ).toEqual([]);
    }
  });
});

describe('api-service-down', () => {
  const api: ApiServiceFacts = object(
    'APIService',
    'apiregistration.k8s.io/v1',
    {
      name: 'v1beta1.metrics.k8s.io',
      createdAt: HOURS_AGO,
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      service: { namespace: 'kube-system', name: 'metrics-server' },
      available: false,
    },
  );
  const services = [
    service({ namespace: 'kube-system', name: 'metrics-server' }),
  ];

  it('finds an API whose server does not answer', () => {
    expect(
      messagesOf(apiServiceDown, {
        apiServices: [api],
        services,
        nodes: [node()],
      }),
    ).toEqual([
      'APIService v1beta1.metrics.k8s.io is unavailable: Service kube-system/metrics-server does not answer.',
    ]);
  });

  it('finds a Service that does not exist even if no pods run', () => {
    expect(messagesOf(apiServiceDown, { apiServices: [api] })).toEqual([
      'APIService v1beta1.metrics.k8s.io is unavailable: Service kube-system/metrics-server does not exist.',
    ]);
  });

  it('does not judge simulated pods, new APIs and those of the API server', () => {
    const cluster = { services, nodes: [node(kwok)] };
    expect(
      messagesOf(apiServiceDown, { ...cluster, apiServices: [api] }),
    ).toEqual([]);
    expect(
      messagesOf(apiServiceDown, {
        services,
        nodes: [node()],
        apiServices: [
          { ...api, createdAt: NOW },
          { ...api, available: true },
          { ...api, service: undefined },
        ],
      }),
    ).toEqual([]);
  });
});

describe('node-under-pressure', () => {
  it('finds nodes that evict pods', () => {
    const pressed = (type: string, status: string) =>
      node({ name: 'full', conditions: [{ type, status }] });
    expect(
      messagesOf(nodeUnderPressure, {
        nodes: [
          pressed('DiskPressure', 'True'),
          pressed('MemoryPressure', 'False'),
          pressed('NetworkUnavailable', 'True'),
        ],
      }),
    ).toEqual(['Node full reports DiskPressure.']);
  });
});
