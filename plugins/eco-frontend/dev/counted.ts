import {
  CertificateNumbers,
  Counted,
  FrameworkUses,
  SecretStoreNumbers,
  StorageNumbers,
} from '@backstage-eco/plugin-eco-common';
import { minutesAgo } from './answers';

const DAY_IN_MINUTES = 24 * 60;

/** Returns the time `days` from now, in ISO 8601. */
function inDays(days: number): string {
  return minutesAgo(-days * DAY_IN_MINUTES);
}

const inProd = { cluster: 'demo-prod', countedAt: minutesAgo(2), unknown: [] };
const inDev = { cluster: 'demo-dev', countedAt: minutesAgo(2), unknown: [] };
const unknownIn = [
  {
    cluster: 'edge-hamburg',
    reason: 'never read: connect ECONNREFUSED 203.0.113.10:6443',
    since: minutesAgo(135),
  },
];

/**
 * Storage of three clusters: one with many objects, one with an unread list,
 * and one unknown.
 */
export const storage: Counted<StorageNumbers> = {
  items: [
    {
      cluster: 'demo-dev',
      countedAt: minutesAgo(2),
      classes: {
        total: 2,
        defaults: [],
        items: ['longhorn', 'local-path'].map(name => ({
          name,
          provisioner: `example.test/${name}`,
          isDefault: false,
          volumes: 2,
        })),
      },
      unknown: [
        {
          what: 'persistentVolumeClaims',
          reason: 'the API server refuses to list them (403)',
          since: minutesAgo(190),
        },
      ],
    },
    {
      ...inProd,
      classes: {
        total: 2,
        defaults: ['gp3'],
        items: [
          {
            name: 'gp3',
            provisioner: 'ebs.csi.aws.com',
            isDefault: true,
            claims: 18,
            volumes: 18,
          },
          {
            name: 'io2',
            provisioner: 'ebs.csi.aws.com',
            isDefault: false,
            claims: 3,
            volumes: 3,
          },
        ],
      },
      claims: {
        total: 24,
        phases: [
          { name: 'Bound', count: 21 },
          { name: 'Pending', count: 3 },
        ],
        withoutClass: 1,
        missingClasses: [{ name: 'gp2', count: 2 }],
      },
      volumes: {
        total: 22,
        phases: [
          { name: 'Bound', count: 21 },
          { name: 'Released', count: 1 },
        ],
        drivers: [{ name: 'ebs.csi.aws.com', count: 22 }],
      },
    },
  ],
  unknownIn,
};

/** Issuers of several types, and certificates of every age. */
export const certificates: Counted<CertificateNumbers> = {
  items: [
    {
      ...inDev,
      issuers: { total: 0, items: [] },
      certificates: {
        total: 0,
        readiness: { ready: 0, notReady: 0, unsaid: 0 },
        expiry: {
          expired: 0,
          week: 0,
          month: 0,
          quarter: 0,
          later: 0,
          unissued: 0,
        },
        soonest: [],
        ofOtherIssuers: 0,
      },
    },
    {
      ...inProd,
      issuers: {
        total: 3,
        items: [
          {
            kind: 'ClusterIssuer',
            name: 'letsencrypt-prod',
            type: 'acme',
            acmeHost: 'acme-v02.api.letsencrypt.org',
            isReady: true,
            certificates: 31,
          },
          {
            kind: 'Issuer',
            namespace: 'shop-payments',
            name: 'payments-vault',
            type: 'vault',
            isReady: false,
            certificates: 4,
          },
          { kind: 'Issuer', namespace: 'sandbox', name: 'new', type: 'ca' },
        ],
      },
      certificates: {
        total: 37,
        readiness: { ready: 34, notReady: 2, unsaid: 1 },
        expiry: {
          expired: 1,
          week: 1,
          month: 6,
          quarter: 26,
          later: 2,
          unissued: 1,
        },
        soonest: [-1, 3, 12, 14, 15, 21, 29].map((days, index) => ({
          namespace: 'shop',
          name: `shop-${index}`,
          notAfter: inDays(days),
          renewalTime: inDays(days - 30),
          isReady: days > 0,
        })),
        ofOtherIssuers: 2,
      },
    },
  ],
  unknownIn,
};

/** Stores of two providers, one of them not ready. */
export const secretStores: Counted<SecretStoreNumbers> = {
  items: [
    { ...inDev, stores: 0, providers: [], externalSecrets: 0 },
    {
      ...inProd,
      stores: 4,
      providers: [
        {
          provider: 'aws',
          stores: 2,
          clusterStores: 1,
          readiness: { ready: 2, notReady: 1, unsaid: 0 },
        },
        {
          provider: 'vault',
          stores: 0,
          clusterStores: 1,
          readiness: { ready: 1, notReady: 0, unsaid: 0 },
        },
      ],
      externalSecrets: 12,
    },
  ],
  unknownIn,
};

/** Uses of an operator framework, with facts. */
export const frameworks: Counted<FrameworkUses> = {
  items: [
    { ...inDev, uses: [], more: 0 },
    {
      ...inProd,
      uses: [
        {
          framework: 'kubebuilder',
          subject: {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            namespace: 'cnpg-system',
            name: 'cnpg-controller-manager',
          },
          confidence: 'medium',
          evidence: [
            {
              object: {
                apiVersion: 'apps/v1',
                kind: 'Deployment',
                namespace: 'cnpg-system',
                name: 'cnpg-controller-manager',
              },
              field: 'spec.template.spec.containers[0].name',
              value: 'manager',
            },
          ],
        },
      ],
      more: 0,
    },
  ],
  unknownIn,
};
