import {
  MaturityLevel,
  MaturityMark,
  ObservedFact,
  ObservedState,
  OperatorDetail,
  OperatorList,
  OperatorSummary,
  SeverityCounts,
} from '@backstage-eco/plugin-eco-common';

const READ_AT = '2026-06-01T10:00:00.000Z';

const workload = {
  namespace: 'cert-manager',
  kind: 'Deployment',
  name: 'cert-manager',
} as const;

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'cert-manager',
  name: 'cert-manager',
};

const certificateCrd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  name: 'certificates.cert-manager.io',
};

function marks(states: string, declared: number): MaturityMark[] {
  const names: Record<string, ObservedState> = {
    o: 'observed',
    n: 'not-observed',
    u: 'unknown',
  };
  return ([1, 2, 3, 4, 5] as const).map((each, index) => ({
    level: each,
    state: names[states[index]],
    isDeclared: each <= declared,
  }));
}

const findings: SeverityCounts = { critical: 1, warning: 0, info: 2 };

const certManager: OperatorSummary = {
  clusters: ['demo-prod'],
  workload,
  toolId: 'cert-manager',
  version: '1.19.1',
  kinds: [
    {
      group: 'cert-manager.io',
      plural: 'certificates',
      kind: 'Certificate',
      isContested: false,
    },
    {
      group: 'cert-manager.io',
      plural: 'issuers',
      kind: 'Issuer',
      isContested: false,
    },
  ],
  moreKinds: 0,
  frameworks: ['kubebuilder'],
  isWatchingAll: true,
  wildcards: 0,
  maturity: marks('onuon', 4),
};

/** Operators of three clusters, one of which does not answer. */
export const operatorList: OperatorList = {
  items: [
    certManager,
    {
      ...certManager,
      clusters: ['demo-dev'],
      version: '1.18.0',
      maturity: marks('onuoo', 4),
    },
    {
      clusters: ['demo-dev'],
      workload: {
        namespace: 'shop',
        kind: 'StatefulSet',
        name: 'order-controller',
      },
      kinds: [
        {
          group: 'shop.example.com',
          plural: 'orders',
          kind: 'Order',
          isContested: true,
        },
      ],
      moreKinds: 0,
      frameworks: [],
      wildcards: 3,
      maturity: marks('ounnn', 0),
    },
  ],
  findings: [
    {
      cluster: 'demo-prod',
      tools: [{ toolId: 'cert-manager', counts: findings }],
    },
    { cluster: 'demo-dev', tools: [] },
  ],
  unknownIn: [
    { cluster: 'edge-hamburg', reason: 'no answer in 10 s', since: READ_AT },
  ],
  unread: [
    {
      cluster: 'demo-dev',
      what: 'PodMonitor',
      reason: '403 Forbidden',
      since: READ_AT,
    },
  ],
};

const metricsPort: ObservedFact = {
  object: deployment,
  field: 'spec.template.spec.containers[0].ports[0].name',
  value: 'http-metrics',
};

function level(
  mark: MaturityMark,
  rules: MaturityLevel['rules'],
): MaturityLevel {
  return {
    level: mark.level,
    state: mark.state,
    declaredBy: mark.isDeclared ? ['primer'] : [],
    rules,
  };
}

const [basic, upgrades, lifecycle, insights, autoPilot] = certManager.maturity;

/** Everything known about cert-manager in demo-prod. */
export const certManagerOperator: OperatorDetail = {
  cluster: 'demo-prod',
  readAt: READ_AT,
  workload,
  toolId: 'cert-manager',
  findings,
  version: {
    value: '1.19.1',
    fact: {
      object: deployment,
      field: 'spec.template.spec.containers[0].image',
      value: 'quay.io/jetstack/cert-manager-controller:v1.19.1',
    },
  },
  kinds: [
    {
      group: 'cert-manager.io',
      plural: 'certificates',
      kind: 'Certificate',
      isContested: false,
      evidence: [
        {
          join: 'fieldManagers',
          strength: 'seen',
          facts: [
            {
              object: certificateCrd,
              field: 'metadata.managedFields[manager]',
              value: 'cert-manager-certificates-readiness',
            },
          ],
        },
      ],
      rivals: [],
      count: 12,
      isCountExact: true,
      countedAt: READ_AT,
    },
    {
      group: 'cert-manager.io',
      plural: 'issuers',
      kind: 'Issuer',
      isContested: true,
      evidence: [
        {
          join: 'access',
          strength: 'status',
          facts: [
            {
              object: {
                apiVersion: 'rbac.authorization.k8s.io/v1',
                kind: 'ClusterRole',
                name: 'cert-manager-controller-issuers',
              },
              field: 'rules[0].resources',
              value: 'issuers/status',
            },
          ],
        },
      ],
      rivals: [
        {
          workload: { ...deployment, name: 'issuer-helper' },
          evidence: [],
        },
      ],
    },
  ],
  moreKinds: 0,
  frameworks: [
    {
      framework: 'kubebuilder',
      subject: deployment,
      confidence: 'medium',
      evidence: [
        {
          object: certificateCrd,
          field: 'metadata.annotations[controller-gen.kubebuilder.io/version]',
          value: 'v0.19.0',
        },
      ],
    },
  ],
  watched: {
    isAll: true,
    namespaces: [],
    fact: { object: deployment, field: 'spec.template', value: '' },
  },
  permissions: {
    account: 'cert-manager/cert-manager',
    wildcards: 1,
    moreRules: 0,
    rules: [
      {
        role: {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          name: 'cert-manager-controller',
        },
        field: 'rules[0]',
        apiGroups: ['', 'cert-manager.io'],
        resources: ['*'],
        verbs: ['get', 'list'],
        wildcards: ['resources'],
      },
      {
        role: {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'Role',
          namespace: 'kube-system',
          name: 'cert-manager:leaderelection',
        },
        field: 'rules[0]',
        namespace: 'kube-system',
        apiGroups: ['coordination.k8s.io'],
        resources: ['leases'],
        verbs: ['get', 'update'],
        isNamed: true,
        wildcards: [],
      },
    ],
  },
  declared: [
    { by: 'primer', level: 4 },
    {
      by: 'definition',
      level: 3,
      source: 'https://example.com/capabilities',
      date: '2026-05-01',
    },
  ],
  levels: [
    level(basic, [
      {
        id: 'workload-ready',
        weight: 'required',
        state: 'observed',
        reason: 'All 2 replicas are ready.',
        evidence: [
          { object: deployment, field: 'status.readyReplicas', value: '2' },
        ],
      },
    ]),
    level(upgrades, [
      {
        id: 'conversion',
        weight: 'sufficient',
        state: 'not-observed',
        reason: 'No kind is served in several versions.',
        evidence: [],
      },
    ]),
    level(lifecycle, [
      {
        id: 'finalizers',
        weight: 'sufficient',
        state: 'unknown',
        reason: 'Its objects were not sampled yet.',
        evidence: [],
      },
    ]),
    level(insights, [
      {
        id: 'metrics-port',
        weight: 'sufficient',
        state: 'observed',
        reason: 'A container has a metrics port.',
        evidence: [metricsPort],
      },
    ]),
    level(autoPilot, []),
  ],
  activity: [
    {
      sign: 'pods',
      state: 'observed',
      reason: '2 of 2 pods are ready.',
      readAt: READ_AT,
      evidence: [
        { object: deployment, field: 'status.readyReplicas', value: '2' },
      ],
    },
    {
      sign: 'leader',
      state: 'not-observed',
      reason:
        'cert-manager-6d4b8f7c9-x2v4l holds the Lease cert-manager-controller. Last renewed 3 h before this reading: likely no leader runs.',
      readAt: READ_AT,
      evidence: [
        {
          object: {
            apiVersion: 'coordination.k8s.io/v1',
            kind: 'Lease',
            namespace: 'kube-system',
            name: 'cert-manager-controller',
          },
          field: 'spec.renewTime',
          value: '2026-06-01T07:00:00.000000Z',
        },
      ],
    },
    {
      sign: 'status-writes',
      kind: {
        group: 'cert-manager.io',
        plural: 'certificates',
        kind: 'Certificate',
      },
      state: 'observed',
      reason:
        'Written by cert-manager-certificates-readiness (12 of 12 objects).',
      readAt: READ_AT,
      evidence: [],
    },
    {
      sign: 'status-writes',
      kind: { group: 'cert-manager.io', plural: 'issuers', kind: 'Issuer' },
      state: 'unknown',
      reason: 'No object was sampled: status 403.',
      evidence: [],
    },
    {
      sign: 'version-change',
      state: 'observed',
      reason: 'Its tool changed from 1.18.0 to 1.19.1.',
      readAt: READ_AT,
      evidence: [],
    },
  ],
  children: [
    {
      object: {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        namespace: 'shop',
        name: 'shop-tls',
      },
      isRead: false,
      isController: false,
      finalizers: ['cert-manager.io/hold'],
      children: [
        {
          object: {
            apiVersion: 'batch/v1',
            kind: 'Job',
            namespace: 'shop',
            name: 'shop-tls-solver',
          },
          isRead: true,
          isController: true,
          deletingSince: READ_AT,
          finalizers: ['foregroundDeletion'],
          children: [],
        },
        {
          object: {
            apiVersion: 'v1',
            kind: 'Service',
            namespace: 'shop',
            name: 'shop-tls-solver',
          },
          isRead: true,
          isController: false,
          label: 'applyset.kubernetes.io/part-of',
          finalizers: [],
          children: [],
        },
      ],
    },
  ],
  moreChildren: 0,
  unread: [],
};
