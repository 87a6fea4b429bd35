import { Check } from '@backstage-eco/plugin-eco-node';
import { severalDefaults } from './severalDefaults';

/** Which storage a claim gets depends on which class is younger. */
export const severalDefaultStorageClasses: Check = {
  id: 'several-default-storage-classes',
  title: 'Several StorageClasses are the default',
  severity: 'warning',
  severityReason:
    'The next class that is made anew takes over all claims that name none.',
  reads: ['storageClasses'],
  find: facts =>
    severalDefaults(facts.items('storageClasses'), [
      'storageclass.kubernetes.io/is-default-class',
      'storageclass.beta.kubernetes.io/is-default-class',
    ]),
  why: 'Claims that name no class get the default that was created last. Volumes end up on other storage than intended when an installer creates its class again.',
  fix: [
    {
      text: 'Keep one default, and take the mark from the others.',
      command: 'kubectl annotate storageclass {example} {unmark}',
    },
  ],
  links: [
    {
      title: 'Default StorageClass',
      url: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass',
    },
  ],
};
