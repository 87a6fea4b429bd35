import { Check } from '@backstage-eco/plugin-eco-node';
import { severalDefaults } from './severalDefaults';

/**
 * Reports several default classes: the storage of a claim then depends on which
 * class is newer.
 */
export const severalDefaultStorageClasses: Check = {
  id: 'several-default-storage-classes',
  title: 'Several StorageClasses are the default',
  severity: 'warning',
  severityReason:
    'The next default class to be recreated takes over all claims that name no class.',
  reads: ['storageClasses'],
  find: facts =>
    severalDefaults(facts.items('storageClasses'), [
      'storageclass.kubernetes.io/is-default-class',
      'storageclass.beta.kubernetes.io/is-default-class',
    ]),
  why: 'Claims that name no class get the default that was created last. When an installer recreates its class, volumes end up on unintended storage.',
  fix: [
    {
      text: 'Keep one default, and remove the annotation from the others.',
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
