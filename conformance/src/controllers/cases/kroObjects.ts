import { KubernetesObject } from 'control-plane';

/** Namespace of the instances. */
export const NAMESPACE = 'shops';

/** Name of the Shop that is deleted. */
export const DELETED = 'retired';

/** A kind whose CRD kro creates in its default API group. */
export const SHOP = { apiVersion: 'kro.run/v1alpha1', kind: 'Shop' };

/** A kind in an API group that no shipped ClusterRole covers. */
export const STALL = { apiVersion: 'shop.example/v1alpha1', kind: 'Stall' };

const KINDS = [SHOP, STALL];

/**
 * Builds a graph for each kind: a Deployment with a Service and a ConfigMap.
 */
export function graphs(): KubernetesObject[] {
  return KINDS.map(({ apiVersion, kind }) => {
    const [group, version] = apiVersion.split('/');
    return {
      apiVersion: 'kro.run/v1alpha1',
      kind: 'ResourceGraphDefinition',
      metadata: { name: kind.toLowerCase() },
      spec: {
        schema: {
          apiVersion: version,
          group,
          kind,
          spec: { replicas: 'integer | default=1' },
          status: { ready: '${deployment.status.readyReplicas}' },
        },
        resources: resources(),
      },
    };
  });
}

/** Builds two Shops, one of them to be deleted, and a Stall. */
export function instances(): KubernetesObject[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    instance(SHOP, 'open'),
    instance(SHOP, DELETED),
    instance(STALL, 'corner'),
  ];
}

function instance(
  kind: { apiVersion: string; kind: string },
  name: string,
): KubernetesObject {
  const metadata = { namespace: NAMESPACE, name };
  return { ...kind, metadata, spec: { replicas: 1 } };
}

function resources() {
  const name = '${schema.metadata.name}';
  const labels = { shop: name };
  const containers = [{ name: 'shop', image: 'shop.example/shop:1' }];
  return [
    resource('config', 'v1', 'ConfigMap', { data: { shop: name } }),
    resource('deployment', 'apps/v1', 'Deployment', {
      spec: {
        replicas: '${schema.spec.replicas}',
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
      },
    }),
    resource('service', 'v1', 'Service', {
      spec: { selector: labels, ports: [{ port: 80 }] },
    }),
  ];
}

function resource(
  id: string,
  apiVersion: string,
  kind: string,
  content: object,
) {
  const metadata = { name: '${schema.metadata.name}' };
  return { id, template: { apiVersion, kind, metadata, ...content } };
}
