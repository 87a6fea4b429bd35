import { fieldEvidence, kindEvidence } from '../capabilityEvidence';
import { MaturityRule } from '../MaturityRule';

const BACKUP = /backup|restore|snapshot|recovery/i;

/** Level 3: a kind, or a field of it, is for backups, restores or snapshots. */
export const backups: MaturityRule = {
  id: 'backups',
  level: 3,
  weight: 'sufficient',
  about: ['crds'],

  check({ crds }) {
    const evidence = [
      ...kindEvidence(crds, BACKUP),
      ...fieldEvidence(crds, BACKUP),
    ];
    return evidence.length > 0
      ? {
          state: 'observed',
          reason: `Its kinds offer backups, restores or snapshots: ${evidence[0].value}.`,
          evidence,
        }
      : {
          state: 'not-observed',
          reason: 'None of its kinds offers backups, restores or snapshots.',
        };
  },
};
