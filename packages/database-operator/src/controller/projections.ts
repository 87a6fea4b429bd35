import { DATABASE_LABELS } from '@backstage-eco/plugin-eco-common';
import { engines } from '../engines';
import { KubernetesObject, textAt } from '../kubernetes/objects';
import { slim } from '../kubernetes/Store';

/** Of any object in Kubernetes. */
const MAX_NAME = 253;

/** Name, identity and mark of deletion. */
export function metadataAlone(object: KubernetesObject): KubernetesObject {
  const { name, namespace, uid, resourceVersion } = object.metadata;
  return { metadata: { name, namespace, uid, resourceVersion } };
}

/** Of a pod, where it runs and why it is not ready. */
export function podAlone(object: KubernetesObject): KubernetesObject {
  const { metadata } = slim(object);
  const { conditions, containerStatuses, initContainerStatuses } =
    object.status ?? {};
  return {
    metadata: { ...metadata, annotations: undefined },
    spec: { nodeName: textAt(object.spec, 'nodeName') },
    status: { conditions, containerStatuses, initContainerStatuses },
  };
}

/** The labels by which operators know their claims. */
const CLAIM_LABELS = engines.flatMap(({ claimLabel, familyLabel }) => [
  ...(claimLabel ? [claimLabel] : []),
  ...(familyLabel ? [familyLabel.key, ...Object.keys(familyLabel.others)] : []),
]);

/** Of another's claim no more than whose it is: its own labels may be a megabyte. */
export function claimAlone(object: KubernetesObject): KubernetesObject {
  const { labels = {} } = object.metadata;
  const kept = CLAIM_LABELS.flatMap(key =>
    labels[key] === undefined ? [] : [[key, labels[key]] as const],
  );
  return labels[DATABASE_LABELS.name] === undefined
    ? {
        metadata: {
          ...metadataAlone(object).metadata,
          creationTimestamp: object.metadata.creationTimestamp,
          labels: Object.fromEntries(kept),
        },
      }
    : slim(object);
}

/** Of a StorageClass, whether its volumes can grow. */
export function storageClassAlone(object: KubernetesObject): KubernetesObject {
  const { allowVolumeExpansion } = object as { allowVolumeExpansion?: boolean };
  return {
    metadata: slim(object).metadata,
    spec: { allowVolumeExpansion },
  };
}

/** Of an event, what it is about and what it says. */
export function warningAlone(object: KubernetesObject): KubernetesObject {
  const { involvedObject, message, lastTimestamp, eventTime } =
    object as unknown as Record<string, unknown>;
  return {
    ...metadataAlone(object),
    status: {
      about: textAt(involvedObject, 'name')?.slice(0, MAX_NAME),
      message: String(message ?? '').slice(0, 500),
      at: String(lastTimestamp ?? eventTime ?? ''),
    },
  };
}
