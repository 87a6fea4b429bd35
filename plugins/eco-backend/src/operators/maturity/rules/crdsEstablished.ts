import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

const FIELD = 'status.conditions[type=Established].status';

/** Level 1: the API server serves each of its kinds. */
export const crdsEstablished: MaturityRule = {
  id: 'crds-established',
  level: 1,
  weight: 'required',
  about: ['crds'],

  check({ crds }) {
    const missing = crds.filter(({ established }) => !established);
    return missing.length > 0
      ? {
          state: 'not-observed',
          reason: `The API server does not serve ${missing[0].name}.`,
          evidence: missing.map(crd =>
            observedFact(
              crd,
              FIELD,
              crd.conditions.find(({ type }) => type === 'Established')
                ?.status ?? '',
            ),
          ),
        }
      : {
          state: 'observed',
          reason: 'The API server serves all of its kinds.',
          evidence: crds.map(crd => observedFact(crd, FIELD, 'True')),
        };
  },
};
