import { fieldEvidence, kindEvidence } from '../capabilityEvidence';
import { MaturityRule } from '../MaturityRule';

/** Level 5: a kind, or a field of it, is for autoscaling or tuning. */
export const autoscaling: MaturityRule = {
  id: 'autoscaling',
  level: 5,
  weight: 'sufficient',
  about: ['crds'],

  check({ crds }) {
    const evidence = [
      ...kindEvidence(crds, /autoscal|^Scaled[A-Z]/i),
      ...fieldEvidence(crds, /autoscal|autopilot|autotun|(min|max)replicas/i),
    ];
    return evidence.length > 0
      ? {
          state: 'observed',
          reason: `Its kinds offer automatic scaling or tuning: ${evidence[0].value}.`,
          evidence,
        }
      : {
          state: 'not-observed',
          reason: 'None of its kinds offers automatic scaling or tuning.',
        };
  },
};
