import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

/**
 * Level 2: a kind is served in several versions, and a webhook converts between
 * them. So clients need not be updated at the same time as the operator.
 *
 * @see
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
 */
export const conversion: MaturityRule = {
  id: 'conversion',
  level: 2,
  weight: 'sufficient',
  about: ['crds'],

  check({ crds }) {
    const several = crds.filter(
      ({ versions }) => versions.filter(({ served }) => served).length > 1,
    );
    const converted = several.filter(
      ({ conversionStrategy }) => conversionStrategy === 'Webhook',
    );
    if (converted.length === 0) {
      return {
        state: 'not-observed',
        reason:
          several.length > 0
            ? 'Kinds are served in several versions, and no webhook converts between them.'
            : 'No kind is served in several versions.',
      };
    }
    return {
      state: 'observed',
      reason: `A webhook converts between the served versions of ${converted[0].name}.`,
      evidence: converted.map(crd =>
        observedFact(crd, 'spec.conversion.strategy', 'Webhook'),
      ),
    };
  },
};
