import { KubernetesObject } from '../client/objects';

const WEBHOOKS = /^(Validating|Mutating)WebhookConfiguration$/;

/** What the server writes, and what a manifest taken from a server brings along. */
const SERVER_FIELDS = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

/** True for what can make the API server refuse other objects. */
export function canRefuseOthers({ apiVersion, kind }: KubernetesObject) {
  const group = apiVersion.split('/')[0];
  return (
    group === 'admissionregistration.k8s.io' ||
    (group === 'apiregistration.k8s.io' && kind === 'APIService')
  );
}

/** An object in the form in which it can be applied. */
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
 * Nothing answers behind a webhook here: without this, every write that it
 * matches would wait for 10 s and fail.
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
 * The status that a manifest gives an object, to be applied after the object.
 * Undefined where there is none, and for CRDs: what generators leave there
 * (`storedVersions: []`) would be refused.
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
