import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

/**
 * Level 3: objects of its kinds have finalizers, so that the operator can clean
 * up before they are deleted.
 *
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export const finalizers: MaturityRule = {
  id: 'finalizers',
  level: 3,
  weight: 'supporting',
  about: ['crds'],

  check(operator) {
    const samples = operator.samples();
    const evidence = samples.flatMap(
      ({ group, version, kind, finalizers: all }) =>
        all.flatMap(({ name, example }) =>
          example
            ? [
                observedFact(
                  { apiVersion: `${group}/${version}`, kind, ...example },
                  `metadata.finalizers[${name}]`,
                  name,
                ),
              ]
            : [],
        ),
    );
    if (evidence.length > 0) {
      const reason = `Objects of ${evidence[0].object.kind} have the finalizer ${evidence[0].value}.`;
      return { state: 'observed', reason, evidence };
    }
    const unread = operator.crds.length - samples.length;
    if (unread > 0) {
      const reason = `Objects of ${unread} of its kinds have not been sampled yet.`;
      return { state: 'unknown', reason };
    }
    return samples.some(({ sampled }) => sampled > 0)
      ? {
          state: 'not-observed',
          reason: 'No sampled object of its kinds has a finalizer.',
        }
      : { state: 'unknown', reason: 'There are no objects of its kinds.' };
  },
};
