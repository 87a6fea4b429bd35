import { ObjectFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  driverOfInTreeVolume,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { KindSource } from './KindSource';
import { toReference } from './references';

/** Beta annotation. If set, Kubernetes uses it instead of the field. */
export const STORAGE_CLASS_ANNOTATION =
  'volume.beta.kubernetes.io/storage-class';

/** Kubernetes sets it to the CSI driver that took over an in-tree volume. */
const MIGRATED_TO = 'pv.kubernetes.io/migrated-to';

/** PersistentVolumeClaims. */
export const persistentVolumeClaims: KindSource<'persistentVolumeClaims'> = {
  part: 'persistentVolumeClaims',
  group: '',
  versions: ['v1'],
  resource: 'persistentvolumeclaims',
  kind: 'PersistentVolumeClaim',
  uses: {
    summaries: ['storageClass', 'phase'],
    findings: ['storageClass', 'refusesClass', 'volume', 'phase', 'requested'],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const requests = objectIn(objectIn(spec, 'resources'), 'requests');
    const className = classNameOf(spec, common);
    return {
      ...common,
      storageClass: boundedText(className),
      refusesClass: className === '' ? true : undefined,
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
    summaries: ['storageClass', 'driver', 'phase'],
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
      storageClass: boundedText(classNameOf(spec, common)),
      driver:
        boundedText(objectIn(spec, 'csi').driver) ??
        boundedText(common.annotations[MIGRATED_TO]) ??
        driverOfInTreeVolume(spec),
      phase: boundedText(objectIn(raw, 'status').phase),
      capacity: boundedText(objectIn(spec, 'capacity').storage),
      reclaimPolicy: boundedText(spec.persistentVolumeReclaimPolicy),
      claim: toReference(objectIn(spec, 'claimRef')),
    };
  },
};

function classNameOf(spec: RawObject, { annotations }: ObjectFacts): unknown {
  return annotations[STORAGE_CLASS_ANNOTATION] ?? spec.storageClassName;
}
