import { ListedKind } from '.';
import { factsOf } from '../__testUtils__/factsOf';

describe('kinds', () => {
  it.each<[ListedKind, Record<string, unknown>, Record<string, unknown>]>([
    [
      'nodes',
      {
        spec: { providerID: 'aws:///eu/i-1' },
        status: {
          nodeInfo: {
            kubeletVersion: 'v1.37.2',
            osImage: 'Bottlerocket',
            containerRuntimeVersion: 'containerd://2.1',
          },
          conditions: [{ type: 'Ready', status: 'Unknown' }],
        },
      },
      {
        providerId: 'aws:///eu/i-1',
        kubeletVersion: 'v1.37.2',
        osImage: 'Bottlerocket',
        containerRuntime: 'containerd://2.1',
        ready: false,
      },
    ],
    [
      'services',
      { spec: { selector: { app: 'a' } } },
      { selector: { app: 'a' } },
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
      },
      { provisioner: 'driver.longhorn.io', isDefault: true },
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
          // Kubernetes says that one that does not say it is ready.
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
    [
      'serviceMonitors',
      { spec: { selector: { matchLabels: { app: 'a' } } } },
      {
        selector: { matchLabels: { app: 'a' }, matchExpressions: [] },
        namespaces: [],
      },
    ],
    [
      'podMonitors',
      {
        metadata: { namespace: 'shop' },
        spec: { namespaceSelector: {} },
      },
      { namespaces: ['shop'] },
    ],
    [
      'podMonitors',
      { spec: { namespaceSelector: { any: true } } },
      { namespaces: 'all' },
    ],
    [
      'prometheusRules',
      {
        spec: {
          groups: [
            { rules: [{ alert: 'Down' }, { record: 'job:up' }] },
            { rules: [{ alert: 'Slow' }] },
          ],
        },
      },
      { alerts: 2 },
    ],
    [
      'clusterServiceVersions',
      {
        spec: {
          displayName: 'Web',
          version: '1.2.3',
          replaces: 'web.v1.2.2',
          customresourcedefinitions: {
            owned: [{ name: 'webs.example.com' }],
            required: [{ name: 'certificates.cert-manager.io' }],
          },
          install: { spec: { deployments: [{ name: 'web-operator' }] } },
        },
        status: { phase: 'Succeeded', reason: 'InstallSucceeded' },
      },
      {
        displayName: 'Web',
        version: '1.2.3',
        replaces: 'web.v1.2.2',
        ownedCrds: ['webs.example.com'],
        requiredCrds: ['certificates.cert-manager.io'],
        deployments: ['web-operator'],
        phase: 'Succeeded',
        reason: 'InstallSucceeded',
      },
    ],
    [
      'subscriptions',
      {
        spec: {
          name: 'web',
          channel: 'stable',
          source: 'operatorhub',
          sourceNamespace: 'olm',
          installPlanApproval: 'Manual',
        },
        status: {
          installedCSV: 'web.v1.2.2',
          currentCSV: 'web.v1.2.3',
          state: 'UpgradePending',
        },
      },
      {
        package: 'web',
        channel: 'stable',
        source: { namespace: 'olm', name: 'operatorhub' },
        approval: 'Manual',
        installedVersion: 'web.v1.2.2',
        currentVersion: 'web.v1.2.3',
        state: 'UpgradePending',
      },
    ],
    [
      'installPlans',
      {
        spec: { approved: false, clusterServiceVersionNames: ['web.v1.2.3'] },
        status: { phase: 'RequiresApproval' },
      },
      { approved: false, phase: 'RequiresApproval', versions: ['web.v1.2.3'] },
    ],
    ['operatorGroups', { status: { namespaces: [''] } }, { namespaces: [''] }],
    [
      'catalogSources',
      {
        spec: { sourceType: 'grpc', image: 'a/b:1', publisher: 'Example' },
        status: { connectionState: { lastObservedState: 'READY' } },
      },
      {
        sourceType: 'grpc',
        image: 'a/b:1',
        publisher: 'Example',
        state: 'READY',
      },
    ],
    [
      'clusterExtensions',
      {
        spec: {
          namespace: 'web',
          serviceAccount: { name: 'installer' },
          source: { catalog: { packageName: 'web', version: '1.x' } },
        },
        status: {
          install: { bundle: { name: 'web.v1.2.3', version: '1.2.3' } },
          conditions: [{ type: 'Installed', status: 'True' }],
        },
      },
      {
        package: 'web',
        wantedVersion: '1.x',
        installNamespace: 'web',
        serviceAccount: 'installer',
        bundle: { name: 'web.v1.2.3', version: '1.2.3' },
        conditions: [{ type: 'Installed', status: 'True' }],
      },
    ],
    [
      'clusterIssuers',
      {
        spec: {
          acme: { server: 'https://me:hunter2@acme.example.com:8443/hunter2' },
        },
        status: { conditions: [{ type: 'Ready', status: 'False' }] },
      },
      { type: 'acme', acmeHost: 'acme.example.com', ready: 'False' },
    ],
    [
      'issuers',
      { spec: { acme: { server: 'no address' } } },
      { type: 'acme', acmeHost: undefined, ready: undefined },
    ],
    [
      'issuers',
      { spec: { vault: { auth: { tokenSecretRef: { name: 'hunter2' } } } } },
      { type: 'vault', acmeHost: undefined },
    ],
    ['issuers', { spec: { newer: {} } }, { type: undefined }],
    [
      'certificates',
      {
        spec: { issuerRef: { name: 'letsencrypt' }, secretName: 'hunter2' },
        status: {
          notAfter: '2026-03-01T00:00:00Z',
          renewalTime: '2026-02-01T00:00:00Z',
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      },
      {
        issuer: {
          group: 'cert-manager.io',
          kind: 'Issuer',
          name: 'letsencrypt',
        },
        notAfter: '2026-03-01T00:00:00Z',
        renewalTime: '2026-02-01T00:00:00Z',
        ready: 'True',
      },
    ],
    [
      'certificates',
      {
        spec: {
          issuerRef: { group: 'awspca.cert-manager.io', kind: 'A', name: 'b' },
        },
      },
      {
        issuer: { group: 'awspca.cert-manager.io', kind: 'A', name: 'b' },
        notAfter: undefined,
        ready: undefined,
      },
    ],
    [
      'secretStores',
      {
        spec: {
          provider: { fake: { data: [{ key: 'a', value: 'hunter2' }] } },
        },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      },
      { provider: 'fake', ready: 'True' },
    ],
    ['clusterSecretStores', { spec: {} }, { provider: undefined }],
  ])('%s keep their named fields', (part, raw, expected) => {
    const facts = factsOf(part, raw);
    expect(facts).toMatchObject(expected);
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });
});
