import { KubernetesObject } from '../client/objects';

const WEBHOOKS = /^(Validating|Mutating)WebhookConfiguration$/;

/** Fields that only the server writes, but that exported manifests contain. */
const SERVER_FIELDS = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

/** Whether an object can make the API server refuse other objects. */
export function canRefuseOthers({ apiVersion, kind }: KubernetesObject) {
  const group = apiVersion.split('/')[0];
  return (
    group === 'admissionregistration.k8s.io' ||
    (group === 'apiregistration.k8s.io' && kind === 'APIService')
  );
}

/** Returns an object that is ready to be applied. */
export function prepareObject(object: KubernetesObject): KubernetesObject {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(
      ([field]) => !SERVER_FIELDS.includes(field),
    ),
  ) as KubernetesObject['metadata'];
  const prepared = { ...object, metadata };
  return WEBHOOKS.test(object.kind) ? harmless(prepared) : prepared;
}

/**
 * Makes webhooks harmless. Nothing answers behind a webhook here, so every
 * matching write would otherwise wait for 10 s and fail.
 */
function harmless(configuration: KubernetesObject): KubernetesObject {
  if (!Array.isArray(configuration.webhooks)) {
    return configuration;
  }
  return {
    ...configuration,
    webhooks: configuration.webhooks.map((webhook: object) => ({
      ...webhook,
      failurePolicy: 'Ignore',
      timeoutSeconds: 1,
    })),
  };
}

/**
 * Returns the status in a manifest, to be applied after the object. Undefined
 * if there is none. Also undefined for CRDs, where generators leave a status
 * (`storedVersions: []`) that the server would refuse.
 */
export function statusOf(
  object: KubernetesObject,
): KubernetesObject | undefined {
  const { apiVersion, kind, status } = object;
  const { name, namespace } = object.metadata;
  const isEmpty = !status || Object.keys(status).length === 0;
  if (isEmpty || kind === 'CustomResourceDefinition') {
    return undefined;
  }
  return { apiVersion, kind, metadata: { name, namespace }, status };
}
