import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';

/** Reports claims whose volume is gone. */
export const claimLost: Check = {
  id: 'claim-lost',
  title: 'PersistentVolumeClaim has lost its volume',
  severity: 'critical',
  severityReason: 'Pods that use it do not start, and its data may be gone.',
  reads: ['persistentVolumeClaims'],
  find: facts =>
    facts
      .items('persistentVolumeClaims')
      .filter(({ phase }) => phase === 'Lost')
      .map(claim => ({
        subject: objectSubject(claim),
        message: `PersistentVolumeClaim ${claim.name} in ${
          claim.namespace
        } has lost its volume${claim.volume ? ` ${claim.volume}` : ''}.`,
        evidence: [fact(claim, 'status.phase', 'Lost')],
      })),
  why: 'The PersistentVolume was deleted while the claim was bound to it. A lost claim cannot be bound again.',
  fix: [
    {
      text: 'Look for the disk behind the volume, and for a backup.',
      command:
        'kubectl describe persistentvolumeclaim {name} --namespace {namespace}',
    },
    {
      text: 'Create a PersistentVolume for the disk, then recreate the claim with the name of this volume in volumeName.',
    },
  ],
  links: [
    {
      title: 'Persistent volumes',
      url: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#phase',
    },
  ],
};
