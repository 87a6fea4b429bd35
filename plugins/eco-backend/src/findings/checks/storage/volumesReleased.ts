import { Check } from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { fact } from '../../evidence';
import { namesOf } from '../../namesOf';

/** Its claim was deleted; `Failed`: so should the volume have been, and was not. */
const LEFT = ['Released', 'Failed'];

/** Volumes that nobody can use and somebody pays for. */
export const volumesReleased: Check = {
  id: 'volumes-released',
  title: 'PersistentVolumes remain after their claims are deleted',
  severity: 'info',
  severityReason:
    'They cost storage; whether their data is still wanted, only you know.',
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
              left.length === 1 ? 'is' : 'are'
            } left of claims that were deleted.`,
            objects: { count: left.length, some: left.map(referenceTo) },
            evidence: left.map(volume =>
              fact(volume, 'status.phase', volume.phase!),
            ),
          },
        ];
  },
  why: 'A volume with reclaim policy Retain stays when its claim is deleted, and no other claim can take it.',
  fix: [
    {
      text: 'See what they held.',
      command: 'kubectl get persistentvolumes',
    },
    {
      text: 'Delete those whose data nobody wants, and the disks behind them.',
    },
  ],
  links: [
    {
      title: 'Reclaiming persistent volumes',
      url: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
    },
  ],
};
