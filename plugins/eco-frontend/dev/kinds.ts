import {
  CrdSchema,
  KindDetail,
  KindPage,
} from '@backstage-eco/plugin-eco-common';

const READ_AT = '2026-06-01T10:00:00.000Z';

/** The kinds of two clusters. */
export const kindPage: KindPage = {
  total: 2,
  groups: [
    { name: 'cert-manager.io', count: 1 },
    { name: 'shop.example.com', count: 1 },
  ],
  unknownIn: [],
  unread: [],
  items: [
    {
      group: 'cert-manager.io',
      plural: 'certificates',
      kind: 'Certificate',
      scope: 'Namespaced',
      clusters: 2,
      served: ['v1', 'v1beta1'],
      stored: ['v1'],
      deprecated: ['v1beta1'],
      hasConversion: false,
      toolIds: ['cert-manager'],
      controllers: [{ state: 'found', clusters: 2 }],
      count: 12,
      isCountExact: true,
      countedAt: READ_AT,
      uncounted: 1,
    },
    {
      group: 'shop.example.com',
      plural: 'orders',
      kind: 'Order',
      scope: 'Cluster',
      clusters: 1,
      served: ['v1alpha1'],
      stored: ['v1alpha1'],
      deprecated: [],
      hasConversion: true,
      toolIds: [],
      controllers: [{ state: 'ambiguous', clusters: 1 }],
      uncounted: 1,
    },
  ],
};

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'cert-manager',
  name: 'cert-manager',
};

/** Certificates in two clusters, one of which still serves an older version. */
export const certificateKind: KindDetail = {
  group: 'cert-manager.io',
  plural: 'certificates',
  kind: 'Certificate',
  unknownIn: [],
  unread: [],
  forms: [
    {
      clusters: [
        {
          cluster: 'demo-prod',
          readAt: READ_AT,
          resources: {
            group: 'cert-manager.io',
            plural: 'certificates',
            kind: 'Certificate',
            scope: 'Namespaced',
            state: 'read',
            sampledAt: READ_AT,
            count: 12,
            countIsExact: true,
            sampled: 10,
            managers: [
              {
                name: 'cert-manager-certificates-readiness',
                subresource: 'status',
                count: 9,
              },
            ],
            owners: [],
            finalizers: [],
            deleting: 0,
          },
        },
      ],
      scope: 'Namespaced',
      shortNames: ['cert', 'certs'],
      categories: ['cert-manager'],
      versions: [
        {
          name: 'v1',
          isServed: true,
          isStored: true,
          isDeprecated: false,
          subresources: ['status'],
          printerColumns: [],
          schemaHash: 'new',
        },
      ],
      storedVersions: ['v1'],
      isEstablished: true,
      conversion: 'None',
      controller: {
        state: 'found',
        toolId: 'cert-manager',
        candidates: [
          {
            workload: deployment,
            evidence: [
              {
                join: 'access',
                strength: 'status',
                facts: [
                  {
                    object: {
                      apiVersion: 'rbac.authorization.k8s.io/v1',
                      kind: 'ClusterRole',
                      name: 'cert-manager-controller-certificates',
                    },
                    field: 'rules[0].resources',
                    value: 'certificates/status',
                  },
                ],
              },
            ],
          },
        ],
        rivals: [],
        gaps: [],
      },
    },
    {
      clusters: [{ cluster: 'demo-dev', readAt: READ_AT }],
      scope: 'Namespaced',
      shortNames: ['cert'],
      categories: [],
      versions: [
        {
          name: 'v1',
          isServed: true,
          isStored: true,
          isDeprecated: false,
          subresources: ['status'],
          printerColumns: [],
          schemaHash: 'old',
        },
        {
          name: 'v1beta1',
          isServed: false,
          isStored: false,
          isDeprecated: true,
          subresources: [],
          printerColumns: [],
        },
      ],
      storedVersions: ['v1beta1', 'v1'],
      isEstablished: true,
      conversion: 'Webhook',
      conversionService: {
        namespace: 'cert-manager',
        name: 'cert-manager-webhook',
      },
      controller: {
        state: 'unknown',
        candidates: [],
        rivals: [],
        gaps: [
          { what: 'clusterRoles', reason: '403 Forbidden', since: READ_AT },
        ],
      },
    },
  ],
};

const secretName = {
  type: 'string',
  description: 'Name of the Secret that the key pair is stored in.',
  minLength: 1,
};

/** The schemas of {@link certificateKind} by their hash. */
export const schemas: Record<string, CrdSchema> = {
  new: {
    type: 'object',
    required: ['spec'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: {
        type: 'object',
        required: ['secretName', 'issuerRef'],
        properties: {
          secretName,
          issuerRef: {
            type: 'object',
            required: ['name'],
            properties: {
              name: { type: 'string' },
              kind: {
                type: 'string',
                default: 'Issuer',
                enum: ['Issuer', 'ClusterIssuer'],
              },
            },
          },
          dnsNames: { type: 'array', items: { type: 'string' }, maxItems: 100 },
          duration: {
            type: 'string',
            format: 'duration',
            'x-kubernetes-validations': [
              {
                rule: "duration(self) >= duration('1h')",
                message: 'too short',
              },
            ],
          },
        },
      },
      status: {
        type: 'object',
        properties: { notAfter: { type: 'string', format: 'date-time' } },
      },
    },
  },
  old: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        required: ['secretName'],
        properties: {
          secretName: { ...secretName, minLength: undefined },
          keystores: {
            type: 'object',
            properties: { jks: { type: 'object' }, pkcs12: { type: 'object' } },
          },
        },
      },
    },
  },
};
