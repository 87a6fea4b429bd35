import { fieldEvidence } from '../capabilityEvidence';
import { MaturityRule } from '../MaturityRule';

/**
 * Level 2: a kind has a field that controls upgrades, for example
 * `spec.updateStrategy`.
 */
export const upgrades: MaturityRule = {
  id: 'upgrades',
  level: 2,
  weight: 'sufficient',
  about: ['crds'],

  check({ crds }) {
    const evidence = fieldEvidence(crds, /upgrade|updatestrategy/i);
    return evidence.length > 0
      ? {
          state: 'observed',
          reason: `Its kinds say how they are upgraded: ${evidence[0].value}.`,
          evidence,
        }
      : {
          state: 'not-observed',
          reason: 'None of its kinds has a field for upgrades.',
        };
  },
};
