import {
  fieldAt,
  Fields,
  KubernetesObject,
  listAt,
} from '../../kubernetes/objects';
import { EngineInput } from '../Engine';

/** What each server's claim is made from. */
export function claimTemplate({ wish, labels }: EngineInput) {
  return {
    metadata: { name: 'data', labels },
    spec: {
      accessModes: ['ReadWriteOnce'],
      ...(wish.storageClass && { storageClassName: wish.storageClass }),
      resources: { requests: { storage: wish.storage } },
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
  const kept: Fields = {
    metadata: { name, labels },
    spec: {
      accessModes: spec.accessModes,
      ...(spec.storageClassName !== undefined && {
        storageClassName: spec.storageClassName,
      }),
      resources: spec.resources,
    },
  };
  return { ...drawn, spec: { ...drawn.spec, volumeClaimTemplates: [kept] } };
}
