import {
  DATABASE_ANNOTATIONS,
  DATABASE_LABELS,
} from '@backstage-eco/plugin-eco-common';
import { boundedText } from '@backstage-eco/plugin-eco-recognition';
import { engines } from '../engines';
import { isLarge } from '../kubernetes/isLarge';
import { fieldAt, KubernetesObject, textAt } from '../kubernetes/objects';
import { slim } from '../kubernetes/Store';
import { DESIRED_HASH_ANNOTATION } from '../reconcile/drift';
import { isDatabase } from '../reconcile/ownership';

/** Maximum length of an object's name in Kubernetes. */
const MAX_NAME = 253;

/** Reduces an object to its name and identity. */
export function trimToMetadata(object: KubernetesObject): KubernetesObject {
  const { name, namespace, uid, resourceVersion } = object.metadata;
  return { metadata: { name, namespace, uid, resourceVersion } };
}

/** Labels that operators identify their claims by. */
const CLAIM_LABELS = engines.flatMap(({ claimLabel, familyLabel }) => [
  ...(claimLabel ? [claimLabel] : []),
  ...(familyLabel ? [familyLabel.key, ...Object.keys(familyLabel.others)] : []),
]);

/** All labels that the controller reads or sets. */
const LABELS = [
  ...Object.values(DATABASE_LABELS),
  'app.kubernetes.io/managed-by',
  'app.kubernetes.io/instance',
  ...CLAIM_LABELS,
];

/**
 * All annotations that the controller reads or sets, including those that
 * detach an operator.
 */
const ANNOTATIONS = [
  ...Object.values(DATABASE_ANNOTATIONS),
  DESIRED_HASH_ANNOTATION,
  ...engines.flatMap(({ release }) =>
    (release?.('any') ?? []).flatMap(({ body }) =>
      Object.keys(fieldAt(body, 'metadata', 'annotations') ?? {}),
    ),
  ),
];

/**
 * Maximum number of owners that are Databases, of other owners, and of
 * finalizers, that are kept.
 */
const MAX_OTHERS = 20;

/** Longer than any label or annotation that the controller sets. */
const MAX_VALUE = 4096;

/**
 * Reduces a child, or an object with a child's name, to what the controller
 * uses. Tenants may write labels, annotations and specs of a megabyte, and a
 * hundred of them would fill the memory. A spec and status too large to be
 * genuine are dropped.
 */
export function trimChild(object: KubernetesObject): KubernetesObject {
  const { metadata, spec, status, ...type } = slim(object);
  const { labels, annotations, ownerReferences, finalizers } = metadata;
  const isAmongFew = atMost(MAX_OTHERS);
  const isAmongOthers = atMost(MAX_OTHERS);
  return {
    ...type,
    metadata: {
      ...metadata,
      labels: only(LABELS, labels),
      annotations: only(ANNOTATIONS, annotations),
      ownerReferences: ownerReferences
        ?.filter(({ name, uid }) => name.length + uid.length <= 2 * MAX_NAME)
        .filter(owner => (isDatabase(owner) ? isAmongFew() : isAmongOthers())),
      finalizers: finalizers?.slice(0, MAX_OTHERS),
    },
    ...(!isLarge({ spec, status }) && { spec, status }),
  };
}

function only(
  keys: string[],
  texts: Record<string, string> | undefined,
): Record<string, string> | undefined {
  return (
    texts &&
    Object.fromEntries(
      keys.flatMap(key =>
        texts[key]?.length <= MAX_VALUE ? [[key, texts[key]]] : [],
      ),
    )
  );
}

/** Returns a function that is true the first `times` times. */
function atMost(times: number): () => boolean {
  let left = times;
  return () => left-- > 0;
}

/** Reduces a pod to where it runs and why it is not ready. */
export function trimPod(object: KubernetesObject): KubernetesObject {
  const { conditions, containerStatuses, initContainerStatuses } =
    object.status ?? {};
  return trimChild({
    ...object,
    metadata: { ...object.metadata, annotations: undefined },
    spec: { nodeName: textAt(object.spec, 'nodeName') },
    status: { conditions, containerStatuses, initContainerStatuses },
  });
}

/**
 * Reduces a claim without the Database label to its identity, age and operator
 * labels.
 */
export function trimClaim(object: KubernetesObject): KubernetesObject {
  const { creationTimestamp, labels } = object.metadata;
  return labels?.[DATABASE_LABELS.name] === undefined
    ? {
        metadata: {
          ...trimToMetadata(object).metadata,
          creationTimestamp,
          labels: only(CLAIM_LABELS, labels),
        },
      }
    : trimChild(object);
}

/** Reduces a StorageClass to whether its volumes can grow. */
export function trimStorageClass(object: KubernetesObject): KubernetesObject {
  const { allowVolumeExpansion } = object as { allowVolumeExpansion?: boolean };
  return {
    metadata: slim(object).metadata,
    spec: { allowVolumeExpansion },
  };
}

/** Reduces an event to its subject, message and time. */
export function trimEvent(object: KubernetesObject): KubernetesObject {
  const { involvedObject, message, lastTimestamp, eventTime } =
    object as unknown as Record<string, unknown>;
  return {
    ...trimToMetadata(object),
    status: {
      about: textAt(involvedObject, 'name')?.slice(0, MAX_NAME),
      message: (boundedText(message) ?? '').slice(0, 500),
      at: String(lastTimestamp ?? eventTime ?? ''),
    },
  };
}
