import { isSameQuantity } from '@backstage-eco/plugin-eco-common';
import {
  fieldAt,
  Fields,
  KubernetesObject,
  listAt,
  textAt,
} from '../../kubernetes/objects';
import { EngineInput } from '../Engine';

/** What each server's claim is made from. */
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
 * A StatefulSet's claim template can never change; volumes grow by their claims.
 * So a living one is asked for what its template says already.
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
  // The API server may write the same size in another way.
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
