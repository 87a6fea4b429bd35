/** Argo CD's server in its own namespace. */
export const ARGO_CD = [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'argocd' },
  },
  deployment('argocd', 'argocd-server', 'quay.io/argoproj/argocd:v3.2.0'),
];

/** cert-manager with one of its kinds. */
export const CERT_MANAGER = [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'cert-manager' },
  },
  deployment(
    'cert-manager',
    'cert-manager',
    'quay.io/jetstack/cert-manager-controller:v1.18.2',
  ),
  {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'certificates.cert-manager.io' },
    spec: {
      group: 'cert-manager.io',
      scope: 'Namespaced',
      names: { plural: 'certificates', kind: 'Certificate' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              description: 'A certificate that should be kept up to date.',
            },
          },
        },
      ],
    },
  },
];

function deployment(namespace: string, name: string, image: string) {
  const labels = { 'app.kubernetes.io/name': name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image }] },
      },
    },
  };
}
