import { isSameQuantity } from '@backstage-eco/plugin-eco-common';
import {
  fieldAt,
  Fields,
  KubernetesObject,
  listAt,
  textAt,
} from '../../kubernetes/objects';
import { EngineInput } from '../Engine';

/** Returns the template of each server's claim. */
export function claimTemplate({ desired, labels }: EngineInput) {
  return {
    metadata: { name: 'data', labels },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(desired.storageClass && { storageClassName: desired.storageClass }),
      resources: { requests: { storage: desired.storage } },
    },
  };
}

/**
 * Keeps a live StatefulSet's claim template, which is immutable; volumes grow
 * through their claims.
 */
export function keepClaimTemplate(
  drawn: KubernetesObject,
  live: KubernetesObject,
): KubernetesObject {
  const [template] = listAt(live.spec, 'volumeClaimTemplates');
  if (!template) {
    return drawn;
  }
  const { labels, name } = fieldAt(template, 'metadata') as Fields;
  const spec = fieldAt(template, 'spec') as Fields;
  const [asked] = listAt(drawn.spec, 'volumeClaimTemplates');
  const sizeOf = (one: unknown) =>
    textAt(one, 'spec', 'resources', 'requests', 'storage') ?? '';
  // The API server may write the same size differently.
  const resources = isSameQuantity(sizeOf(asked), sizeOf(template))
    ? (fieldAt(asked, 'spec', 'resources') as Fields)
    : spec.resources;
  const kept: Fields = {
    metadata: { name, labels },
    spec: {
      accessModes: spec.accessModes,
      ...(spec.storageClassName !== undefined && {
        storageClassName: spec.storageClassName,
      }),
      resources,
    },
  };
  return { ...drawn, spec: { ...drawn.spec, volumeClaimTemplates: [kept] } };
}
