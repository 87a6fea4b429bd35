import { ListedKind } from '.';
import { factsOf } from '../__testUtils__/factsOf';

describe('kinds of Kubernetes', () => {
  it.each<[ListedKind, Record<string, unknown>, Record<string, unknown>]>([
    [
      'nodes',
      {
        spec: {
          providerID: 'aws:///eu/i-1',
          taints: [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }],
        },
        status: {
          nodeInfo: {
            kubeletVersion: 'v1.37.2',
            osImage: 'Bottlerocket',
            containerRuntimeVersion: 'containerd://2.1',
          },
          conditions: [
            {
              type: 'Ready',
              status: 'Unknown',
              message: 'No word since 10:00',
            },
          ],
        },
      },
      {
        providerId: 'aws:///eu/i-1',
        kubeletVersion: 'v1.37.2',
        osImage: 'Bottlerocket',
        containerRuntime: 'containerd://2.1',
        ready: false,
        conditions: [{ type: 'Ready', status: 'Unknown' }],
        taints: [{ key: 'dedicated', effect: 'NoSchedule' }],
      },
    ],
    [
      'services',
      {
        spec: {
          selector: { app: 'a' },
          ports: [
            { name: 'metrics', port: 80, targetPort: 'http', protocol: 'TCP' },
            { port: 53, targetPort: 5353, protocol: 'UDP' },
          ],
        },
      },
      {
        selector: { app: 'a' },
        ports: [
          { name: 'metrics', number: 80, target: 'http' },
          { number: 53, target: '5353', protocol: 'UDP' },
        ],
      },
    ],
    [
      'storageClasses',
      {
        metadata: {
          annotations: {
            'storageclass.kubernetes.io/is-default-class': 'true',
          },
        },
        provisioner: 'driver.longhorn.io',
        allowVolumeExpansion: true,
      },
      {
        provisioner: 'driver.longhorn.io',
        isDefault: true,
        allowsExpansion: true,
      },
    ],
    [
      'storageClasses',
      {
        metadata: {
          annotations: {
            'storageclass.beta.kubernetes.io/is-default-class': 'true',
          },
        },
        provisioner: 'kubernetes.io/aws-ebs',
      },
      {
        provisioner: 'kubernetes.io/aws-ebs',
        isDefault: true,
        allowsExpansion: false,
      },
    ],
    [
      'ingresses',
      {
        metadata: {
          annotations: {
            'kubernetes.io/ingress.class': 'old',
            'nginx.ingress.kubernetes.io/auth-snippet': 'set $token "hidden";',
          },
        },
        spec: {
          ingressClassName: 'nginx',
          rules: [{ host: 'shop.example.com' }],
        },
      },
      {
        annotations: { 'kubernetes.io/ingress.class': 'old' },
        ingressClassName: 'nginx',
      },
    ],
    [
      'ingressClasses',
      { spec: { controller: 'k8s.io/ingress-nginx' } },
      { controller: 'k8s.io/ingress-nginx', isDefault: false },
    ],
    [
      'gatewayClasses',
      { spec: { controllerName: 'io.cilium/gateway-controller' } },
      { controller: 'io.cilium/gateway-controller' },
    ],
    [
      'apiServices',
      {
        spec: {
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          service: { namespace: 'kube-system', name: 'metrics-server' },
        },
        status: { conditions: [{ type: 'Available', status: 'False' }] },
      },
      {
        group: 'metrics.k8s.io',
        version: 'v1beta1',
        service: { namespace: 'kube-system', name: 'metrics-server' },
        available: false,
      },
    ],
    [
      'validatingWebhooks',
      {
        webhooks: [
          {
            name: 'validate.kyverno.svc',
            failurePolicy: 'Fail',
            clientConfig: {
              caBundle: 'LS0t',
              service: { namespace: 'kyverno', name: 'kyverno-svc' },
            },
          },
          { name: 'elsewhere', clientConfig: { url: 'https://example.org' } },
        ],
      },
      {
        webhooks: [
          {
            name: 'validate.kyverno.svc',
            failurePolicy: 'Fail',
            service: { namespace: 'kyverno', name: 'kyverno-svc' },
          },
          { name: 'elsewhere', failurePolicy: undefined, service: undefined },
        ],
      },
    ],
    [
      'clusterRoles',
      {
        rules: [{ apiGroups: ['', 'apps'], resources: ['pods'], verbs: ['*'] }],
      },
      {
        rules: [{ apiGroups: ['', 'apps'], resources: ['pods'], verbs: ['*'] }],
      },
    ],
    [
      'roleBindings',
      {
        roleRef: { kind: 'Role', name: 'reader' },
        subjects: [{ kind: 'ServiceAccount', namespace: 'a', name: 'b' }],
      },
      {
        role: { kind: 'Role', name: 'reader' },
        subjects: [{ kind: 'ServiceAccount', namespace: 'a', name: 'b' }],
      },
    ],
    [
      'pods',
      {
        spec: {
          nodeName: 'node-1',
          serviceAccountName: 'web',
          containers: [{ name: 'web', image: 'web:1' }],
        },
        status: {
          phase: 'Running',
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      },
      {
        containers: [{ name: 'web', init: false }],
        serviceAccount: 'web',
        node: 'node-1',
        phase: 'Running',
        ready: true,
      },
    ],
    [
      'horizontalPodAutoscalers',
      {
        spec: {
          scaleTargetRef: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'a',
          },
          maxReplicas: 5,
        },
        status: { currentReplicas: 2, desiredReplicas: 3 },
      },
      {
        target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' },
        minReplicas: 1,
        maxReplicas: 5,
        currentReplicas: 2,
        desiredReplicas: 3,
      },
    ],
    [
      'podDisruptionBudgets',
      {
        spec: {
          minAvailable: '50%',
          selector: {
            matchLabels: { app: 'a' },
            matchExpressions: [{ key: 'b', operator: 'Exists' }],
          },
        },
        status: { expectedPods: 2, disruptionsAllowed: 0 },
      },
      {
        minAvailable: '50%',
        selector: {
          matchLabels: { app: 'a' },
          matchExpressions: [{ key: 'b', operator: 'Exists', values: [] }],
        },
        expectedPods: 2,
        disruptionsAllowed: 0,
      },
    ],
    [
      'podDisruptionBudgets',
      { spec: { maxUnavailable: 1 } },
      { maxUnavailable: '1', minAvailable: undefined },
    ],
    [
      'endpointSlices',
      {
        metadata: { labels: { 'kubernetes.io/service-name': 'web' } },
        endpoints: [
          { conditions: { ready: true } },
          { conditions: { ready: false } },
          // Kubernetes treats an endpoint without the condition as ready.
          { conditions: {} },
        ],
      },
      { service: 'web', ready: 2, notReady: 1 },
    ],
    [
      'leases',
      {
        spec: {
          holderIdentity: 'web-1',
          leaseDurationSeconds: 15,
          renewTime: '2026-01-01T00:00:00.000000Z',
          leaseTransitions: 3,
        },
      },
      {
        holder: 'web-1',
        durationSeconds: 15,
        renewedAt: '2026-01-01T00:00:00.000000Z',
        transitions: 3,
      },
    ],
    [
      'persistentVolumeClaims',
      {
        spec: {
          storageClassName: 'fast',
          volumeName: 'pv-1',
          resources: { requests: { storage: '10Gi' } },
        },
        status: { phase: 'Bound' },
      },
      {
        storageClass: 'fast',
        volume: 'pv-1',
        phase: 'Bound',
        requested: '10Gi',
      },
    ],
    [
      'persistentVolumeClaims',
      {
        metadata: {
          annotations: { 'volume.beta.kubernetes.io/storage-class': 'old' },
        },
        spec: { storageClassName: 'fast' },
      },
      { storageClass: 'old' },
    ],
    [
      'persistentVolumes',
      {
        metadata: {
          annotations: { 'volume.beta.kubernetes.io/storage-class': 'old' },
        },
        spec: { awsElasticBlockStore: { volumeID: 'vol-1' } },
      },
      { storageClass: 'old', driver: 'ebs.csi.aws.com' },
    ],
    [
      'persistentVolumes',
      {
        metadata: {
          annotations: { 'pv.kubernetes.io/migrated-to': 'ebs.example.com' },
        },
        spec: { awsElasticBlockStore: { volumeID: 'vol-1' } },
      },
      { driver: 'ebs.example.com' },
    ],
    ['persistentVolumes', { spec: { nfs: { server: 'nas', path: '/' } } }, {}],
    [
      'persistentVolumes',
      {
        spec: {
          storageClassName: 'fast',
          csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'vol-1' },
          capacity: { storage: '10Gi' },
          persistentVolumeReclaimPolicy: 'Retain',
          claimRef: { namespace: 'shop', name: 'data' },
        },
        status: { phase: 'Released' },
      },
      {
        storageClass: 'fast',
        driver: 'ebs.csi.aws.com',
        capacity: '10Gi',
        reclaimPolicy: 'Retain',
        phase: 'Released',
        claim: { namespace: 'shop', name: 'data' },
      },
    ],
    [
      'nodeMetrics',
      {
        usage: { cpu: '250m', memory: '1Gi' },
        timestamp: '2026-01-01T00:00:00Z',
      },
      {
        usage: { cpu: '250m', memory: '1Gi' },
        measuredAt: '2026-01-01T00:00:00Z',
      },
    ],
  ])('%s keep their named fields', (part, raw, expected) => {
    const facts = factsOf(part, raw);
    expect(facts).toMatchObject(expected);
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });
});
