import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

/**
 * Level 3: a kind can be scaled with `kubectl scale`.
 *
 * @see
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#scale-subresource
 */
export const scale: MaturityRule = {
  id: 'scale',
  level: 3,
  weight: 'sufficient',
  about: ['crds'],

  check({ crds }) {
    const evidence = crds.flatMap(crd =>
      crd.versions.flatMap(({ subresources, served }, position) =>
        served && subresources.includes('scale')
          ? [
              observedFact(
                crd,
                `spec.versions[${position}].subresources.scale`,
                'scale',
              ),
            ]
          : [],
      ),
    );
    return evidence.length > 0
      ? {
          state: 'observed',
          reason: `${evidence[0].object.name} has the subresource scale.`,
          evidence,
        }
      : {
          state: 'not-observed',
          reason: 'None of its kinds has the subresource scale.',
        };
  },
};
