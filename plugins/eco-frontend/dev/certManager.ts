import { ToolDetail } from '@backstage-eco/plugin-eco-common';
import { minutesAgo } from './answers';

/** Details of cert-manager, with every field that a detection can have. */
export const certManager: ToolDetail = {
  tool: {
    id: 'cert-manager',
    name: 'cert-manager',
    purpose:
      'Issues TLS certificates from ACME, Vault, Venafi or a CA of your own, and renews them before they expire.',
    layers: ['certificates'],
    observable: 'always',
    cncf: {
      status: 'graduated',
      since: '2024-09-29',
      source: 'https://www.cncf.io/projects/cert-manager/',
      date: '2026-08-07',
    },
    links: [
      { title: 'Documentation', url: 'https://cert-manager.io/docs/' },
      { title: 'Source', url: 'https://github.com/cert-manager/cert-manager' },
    ],
  },
  detections: [
    certManagerIn('demo-dev', '1.17.2'),
    certManagerIn('demo-prod', '1.19.1'),
  ],
  unknown: [
    {
      cluster: 'edge-hamburg',
      toolId: 'cert-manager',
      reason:
        'its CRDs were never read: connect ECONNREFUSED 203.0.113.10:6443',
      since: minutesAgo(135),
    },
  ],
};

function certManagerIn(
  cluster: string,
  version: string,
): ToolDetail['detections'][number] {
  const controller = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'cert-manager',
    name: 'cert-manager',
  };
  const image = {
    signal: 'image' as const,
    object: controller,
    field: 'spec.template.spec.containers[0].image',
    value: `quay.io/jetstack/cert-manager-controller:v${version}`,
  };
  const crds = [
    'certificaterequests',
    'certificates',
    'clusterissuers',
    'issuers',
  ];
  return {
    cluster,
    readAt: minutesAgo(2),
    toolId: 'cert-manager',
    state: 'installed',
    confidence: 'high',
    version: { value: version, evidence: image },
    places: [
      {
        namespace: 'cert-manager',
        version: { value: version, evidence: image },
        workloads: [
          'cert-manager',
          'cert-manager-cainjector',
          'cert-manager-webhook',
        ].map(name => ({ ...controller, name })),
      },
    ],
    evidence: [
      image,
      ...crds.map(plural => ({
        signal: 'crd' as const,
        object: {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          name: `${plural}.cert-manager.io`,
        },
        field: 'spec.group',
        value: 'cert-manager.io',
      })),
      {
        signal: 'webhook',
        object: {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingWebhookConfiguration',
          name: 'cert-manager-webhook',
        },
        field: 'webhooks[0].clientConfig.service.name',
        value: 'cert-manager-webhook',
      },
      {
        signal: 'chart',
        object: controller,
        field: 'metadata.labels["helm.sh/chart"]',
        value: `cert-manager-v${version}`,
      },
    ],
  };
}
