import { KubernetesClient, KubernetesObject } from 'demo-cluster';
import { objectOf } from './Seed';

/** Adds a version to a CRD, like its first one but for what is said. */
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

/** Says in which versions objects of a CRD may be stored. */
export function storeIn(
  client: KubernetesClient,
  crd: string,
  storedVersions: string[],
): Promise<KubernetesObject> {
  return client.patchStatus(crdReference(crd), { storedVersions });
}

/** A CRD by its full name. */
export function crdReference(name: string) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    name,
  };
}

/** A Deployment by its namespace and name. */
export function deployment(namespace: string, name: string) {
  return { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name };
}

/** Adds a node on which a kubelet runs pods. */
export async function addNode(
  client: KubernetesClient,
  name: string,
  { kubeletVersion = 'v1.37.1', ready = 'True' } = {},
): Promise<void> {
  await client.create(objectOf('v1', 'Node', name));
  const node = { apiVersion: 'v1', kind: 'Node', name };
  const at = new Date().toISOString();
  await client.patchStatus(node, {
    nodeInfo: { kubeletVersion },
    conditions: [
      {
        type: 'Ready',
        status: ready,
        reason: 'KubeletReady',
        message: '',
        lastHeartbeatTime: at,
        lastTransitionTime: at,
      },
    ],
  });
  // The API server taints every new node until a controller says otherwise.
  await client.patch(node, { spec: { taints: null } });
}

/** Says that none of the pods behind a Service is ready. */
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
