import { readyPods } from '../../readyPods';
import { MaturityRule } from '../MaturityRule';

/** Level 1: the operator runs, and all of its pods are ready. */
export const workloadReady: MaturityRule = {
  id: 'workload-ready',
  level: 1,
  weight: 'required',
  about: ['workload'],

  check({ workload }) {
    const { ready, desired, evidence } = readyPods(workload);
    if (desired === 0) {
      const reason = 'It is not to run: no pods are wanted.';
      return { state: 'not-observed', reason, evidence };
    }
    const reason = `${ready} of ${desired} pods are ready.`;
    return ready >= desired
      ? { state: 'observed', reason, evidence }
      : { state: 'not-observed', reason, evidence };
  },
};
