import { fieldEvidence } from '../capabilityEvidence';
import { MaturityRule } from '../MaturityRule';

/**
 * Level 4: the status of a kind has conditions, a standard form that tools can
 * read.
 *
 * @see
 * https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#typical-status-properties
 */
export const conditions: MaturityRule = {
  id: 'conditions',
  level: 4,
  weight: 'supporting',
  about: ['crds'],

  check({ crds }) {
    const evidence = fieldEvidence(crds, /^conditions$/).filter(
      ({ value }) => value === 'status.conditions',
    );
    return evidence.length > 0
      ? {
          state: 'observed',
          reason: `The status of ${evidence[0].object.name} has conditions.`,
          evidence,
        }
      : {
          state: 'not-observed',
          reason: 'The status of none of its kinds has conditions.',
        };
  },
};
