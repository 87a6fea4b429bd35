import { Check, CrdFacts } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, objectSubject } from '../../evidence';

/** The API server needs only seconds. */
const GRACE_MINUTES = 5;

function failedConditions({ conditions }: CrdFacts) {
  return conditions.filter(
    ({ type, status }) =>
      ['NamesAccepted', 'Established'].includes(type) && status === 'False',
  );
}

/** Reports CRDs that the API server does not serve. */
export const crdNotEstablished: Check = {
  id: 'crd-not-established',
  title: 'CRD is not served',
  severity: 'critical',
  severityReason: 'No client can read or write objects of this kind.',
  reads: ['crds'],
  find: facts =>
    facts
      .items('crds')
      .filter(
        crd =>
          failedConditions(crd).length > 0 &&
          crd.deletingSince === undefined &&
          isOlderThan(crd.createdAt, { minutes: GRACE_MINUTES }, facts.now),
      )
      .map(crd => {
        const [{ type, reason, message }] = failedConditions(crd);
        const detail = message ?? reason;
        return {
          subject: objectSubject(crd),
          message: `The API server does not serve ${crd.name}${
            detail ? `: ${detail}` : ''
          }.`,
          evidence: [
            ...failedConditions(crd).map(condition =>
              fact(
                crd,
                `status.conditions[type=${condition.type}].status`,
                condition.status,
              ),
            ),
            ...(reason
              ? [fact(crd, `status.conditions[type=${type}].reason`, reason)]
              : []),
          ],
        };
      }),
  why: 'A CRD is usable once the API server has accepted its names. Another CRD of the same group may already use the kind or plural name.',
  fix: [
    {
      text: 'Find out why the API server rejected the names.',
      command: 'kubectl describe crd {name}',
    },
    {
      text: 'Remove or rename the CRD of the same group that uses the name.',
    },
  ],
  links: [
    {
      title: 'CustomResourceDefinition names',
      url: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/',
    },
  ],
};
