import { boundedText, objectIn } from '../facts/boundedText';
import { KindSource } from './KindSource';
import { toReference } from './references';

/** PersistentVolumeClaims. */
export const persistentVolumeClaims: KindSource<'persistentVolumeClaims'> = {
  part: 'persistentVolumeClaims',
  group: '',
  versions: ['v1'],
  resource: 'persistentvolumeclaims',
  kind: 'PersistentVolumeClaim',
  uses: {
    concepts: ['storageClass', 'phase'],
    findings: ['storageClass', 'refusesClass', 'volume', 'phase', 'requested'],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const requests = objectIn(objectIn(spec, 'resources'), 'requests');
    return {
      ...common,
      storageClass: boundedText(spec.storageClassName),
      refusesClass: spec.storageClassName === '' ? true : undefined,
      volume: boundedText(spec.volumeName),
      phase: boundedText(objectIn(raw, 'status').phase),
      requested: boundedText(requests.storage),
    };
  },
};

/** PersistentVolumes. */
export const persistentVolumes: KindSource<'persistentVolumes'> = {
  part: 'persistentVolumes',
  group: '',
  versions: ['v1'],
  resource: 'persistentvolumes',
  kind: 'PersistentVolume',
  uses: {
    concepts: ['storageClass', 'driver', 'phase'],
    findings: [
      'storageClass',
      'driver',
      'phase',
      'capacity',
      'reclaimPolicy',
      'claim',
    ],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    return {
      ...common,
      storageClass: boundedText(spec.storageClassName),
      driver: boundedText(objectIn(spec, 'csi').driver),
      phase: boundedText(objectIn(raw, 'status').phase),
      capacity: boundedText(objectIn(spec, 'capacity').storage),
      reclaimPolicy: boundedText(spec.persistentVolumeReclaimPolicy),
      claim: toReference(objectIn(spec, 'claimRef')),
    };
  },
};
