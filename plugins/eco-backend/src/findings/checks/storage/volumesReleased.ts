import { Check } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { fact } from '../../evidence';
import { namesOf } from '../../namesOf';

/**
 * Phases after the claim was deleted; `Failed` if reclaiming the volume failed.
 */
const LEFT = ['Released', 'Failed'];

/** Reports volumes that no claim can use, but that still cost money. */
export const volumesReleased: Check = {
  id: 'volumes-released',
  title: 'PersistentVolumes remain after their claims are deleted',
  severity: 'info',
  severityReason:
    'They use storage, and only you know whether anyone still needs the data.',
  reads: ['persistentVolumes'],
  find: facts => {
    const left = facts
      .items('persistentVolumes')
      .filter(({ phase = '' }) => LEFT.includes(phase));
    return left.length === 0
      ? []
      : [
          {
            subject: {
              type: 'kind',
              apiVersion: 'v1',
              kind: 'PersistentVolume',
            },
            message: `${namesOf('PersistentVolume', left)} ${
              left.length === 1
                ? 'remains although its claim was'
                : 'remain although their claims were'
            } deleted.`,
            objects: { count: left.length, some: left.map(referenceTo) },
            evidence: left.map(volume =>
              fact(volume, 'status.phase', volume.phase!),
            ),
          },
        ];
  },
  why: 'A volume with reclaim policy Retain stays when its claim is deleted, and no other claim can bind to it.',
  fix: [
    {
      text: 'Check what they hold.',
      command: 'kubectl get persistentvolumes',
    },
    {
      text: 'Delete the volumes whose data nobody needs, and the disks behind them.',
    },
  ],
  links: [
    {
      title: 'Reclaiming persistent volumes',
      url: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
    },
  ],
};
