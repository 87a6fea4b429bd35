import { KubernetesClient, KubernetesObject } from 'control-plane';
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

/** Changes an object as somebody else: the field manager that kubectl or a tool has. */
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

/** A workload of one container, as an application has it. */
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

/** An admission configuration by its name. */
export function configuration(kind: 'Validating' | 'Mutating', name: string) {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: `${kind}WebhookConfiguration`,
    name,
  };
}

/** Manifests say `Fail`; installing them for a test made it harmless. */
export async function mustAgree(
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
