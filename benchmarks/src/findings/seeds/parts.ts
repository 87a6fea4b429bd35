import { KubernetesClient, KubernetesObject } from 'control-plane';
import { objectOf } from './Seed';

/**
 * Adds a version to a CRD: its first version, with the given fields replaced.
 */
export async function addVersion(
  client: KubernetesClient,
  crd: string,
  version: { name: string; [field: string]: unknown },
): Promise<void> {
  const object = await client.get(crdReference(crd));
  const versions: object[] = object.spec.versions;
  await client.patch(crdReference(crd), {
    spec: {
      versions: [...versions, { ...versions[0], storage: false, ...version }],
    },
  });
}

/** Sets the stored versions of a CRD. */
export function storeIn(
  client: KubernetesClient,
  crd: string,
  storedVersions: string[],
): Promise<KubernetesObject> {
  return client.patchStatus(crdReference(crd), { storedVersions });
}

/** References a CRD by its full name. */
export function crdReference(name: string) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    name,
  };
}

/** References a Deployment. */
export function deployment(namespace: string, name: string) {
  return { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name };
}

/** Adds a node; by default it is ready. */
export async function addNode(
  client: KubernetesClient,
  name: string,
  {
    kubeletVersion = 'v1.37.1',
    ready = 'True',
    conditions = [] as object[],
    allocatable = undefined as object | undefined,
  } = {},
): Promise<void> {
  await client.create(objectOf('v1', 'Node', name));
  const node = { apiVersion: 'v1', kind: 'Node', name };
  const at = new Date().toISOString();
  await client.patchStatus(node, {
    nodeInfo: { kubeletVersion },
    ...(allocatable && { allocatable, capacity: allocatable }),
    conditions: [
      {
        type: 'Ready',
        status: ready,
        reason: 'KubeletReady',
        message: '',
        lastHeartbeatTime: at,
        lastTransitionTime: at,
      },
      ...conditions,
    ],
  });
  // The API server taints every new node; no controller here removes the taint.
  await client.patch(node, { spec: { taints: null } });
}

/** Adds an EndpointSlice without ready pods for a Service. */
export function addUnreadyEndpoints(
  client: KubernetesClient,
  namespace: string,
  service: string,
): Promise<KubernetesObject> {
  return client.create({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${service}-1`,
      namespace,
      labels: { 'kubernetes.io/service-name': service },
    },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.1.0.1'], conditions: { ready: false } }],
    ports: [],
  });
}

/** Creates an object and then writes its status. */
export async function createWithStatus(
  client: KubernetesClient,
  object: KubernetesObject,
  status: object,
): Promise<void> {
  const { apiVersion, kind, metadata } = await client.create(object);
  const { namespace, name } = metadata;
  await client.patchStatus({ apiVersion, kind, namespace, name }, status);
}

/** Changes an object under another field manager, such as kubectl's. */
export async function writeAs(
  client: KubernetesClient,
  manager: string,
  reference: ObjectReference,
  change: object,
): Promise<void> {
  const { apiVersion, kind, namespace, name, subresource } = reference;
  const { base, resource } = await client.mapping(apiVersion, kind);
  const place = namespace ? `/namespaces/${namespace}` : '';
  await client.request({
    method: 'PATCH',
    path: `${base}${place}/${resource}/${name}${
      subresource ? `/${subresource}` : ''
    }?fieldManager=${manager}`,
    body: change,
    contentType: 'application/merge-patch+json',
  });
}

interface ObjectReference {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  subresource?: string;
}

/** Changes the first container of a Deployment. */
export async function changeContainer(
  client: KubernetesClient,
  reference: ReturnType<typeof deployment>,
  change: (container: KubernetesObject) => object,
): Promise<void> {
  const { spec } = await client.get(reference);
  const [first, ...others] = spec.template.spec.containers;
  const containers = [change(first), ...others];
  await client.patch(reference, {
    spec: { template: { spec: { containers } } },
  });
}

/** Builds a Deployment with one container, like that of an application. */
export function smallDeployment(
  namespace: string,
  name: string,
  { owners = undefined as object[] | undefined, replicas = 1 } = {},
): KubernetesObject {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, ownerReferences: owners },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: 'example.com/web:1.0' }] },
      },
    },
  };
}

/** References an admission webhook configuration. */
export function configuration(kind: 'Validating' | 'Mutating', name: string) {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: `${kind}WebhookConfiguration`,
    name,
  };
}

/** Restores the failure policy `Fail`, which the test installer weakens. */
export async function restoreFailurePolicy(
  client: KubernetesClient,
  reference: ReturnType<typeof configuration>,
): Promise<void> {
  const { webhooks } = await client.get(reference);
  await client.patch(reference, {
    webhooks: webhooks.map((webhook: object) => ({
      ...webhook,
      failurePolicy: 'Fail',
    })),
  });
}
