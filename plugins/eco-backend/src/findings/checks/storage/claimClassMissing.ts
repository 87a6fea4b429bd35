import {
  Check,
  PersistentVolumeClaimFacts,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../../../appendTo';
import { STORAGE_CLASS_ANNOTATION } from '../../../inventory';
import { isOlderThan } from '../../age';
import { fact, missing } from '../../evidence';
import { namesOf } from '../../namesOf';

/** The class may be installed after the claim. */
const GRACE_MINUTES = 5;

/**
 * Returns the field of a claim's class: the annotation takes precedence in
 * Kubernetes.
 */
function fieldOfClass({ annotations }: PersistentVolumeClaimFacts): string {
  return STORAGE_CLASS_ANNOTATION in annotations
    ? `metadata.annotations[${STORAGE_CLASS_ANNOTATION}]`
    : 'spec.storageClassName';
}

/** Reports pending claims whose class does not exist. */
export const claimClassMissing: Check = {
  id: 'claim-class-missing',
  title: 'Claims are pending for a StorageClass that does not exist',
  severity: 'critical',
  severityReason: 'Pods that use these claims do not start.',
  reads: ['storageClasses', 'persistentVolumeClaims', 'nodes'],
  unknown: facts =>
    facts.items('nodes').length === 0 &&
    facts.items('persistentVolumeClaims').length > 0
      ? 'The cluster has no nodes'
      : undefined,
  find: facts => {
    const waiting = facts
      .items('persistentVolumeClaims')
      .filter(
        ({ phase, storageClass, volume, createdAt, deletingSince }) =>
          facts.items('nodes').length > 0 &&
          phase === 'Pending' &&
          volume === undefined &&
          deletingSince === undefined &&
          storageClass !== undefined &&
          !facts.get('storageClasses', { name: storageClass }) &&
          isOlderThan(createdAt, { minutes: GRACE_MINUTES }, facts.now),
      );
    const keys = new Map<string, typeof waiting>();
    for (const claim of waiting) {
      const key = JSON.stringify([claim.namespace, claim.storageClass]);
      appendTo(keys, key, claim);
    }
    return [...keys.values()].map(claims => {
      const [{ namespace, storageClass = '' }] = claims;
      return {
        subject: {
          type: 'kind',
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          namespace,
        },
        aspect: storageClass,
        message: `${namesOf('PersistentVolumeClaim', claims)} in ${namespace} ${
          claims.length === 1 ? 'waits' : 'wait'
        } for StorageClass ${storageClass}, which does not exist.`,
        objects: { count: claims.length, some: claims.map(referenceTo) },
        evidence: [
          missing({
            apiVersion: 'storage.k8s.io/v1',
            kind: 'StorageClass',
            name: storageClass,
          }),
          ...claims.map(claim =>
            fact(claim, fieldOfClass(claim), storageClass),
          ),
        ],
      };
    });
  },
  why: 'Nothing provisions a volume for a claim whose class does not exist, and you cannot change the class of a claim.',
  fix: [
    {
      text: 'Check which classes exist.',
      command: 'kubectl get storageclasses',
    },
    {
      text: 'Install the class, or recreate the claim with a class that exists.',
    },
  ],
  links: [
    {
      title: 'Storage classes',
      url: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
    },
  ],
};
