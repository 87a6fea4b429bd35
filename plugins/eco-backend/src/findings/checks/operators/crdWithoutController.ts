import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';

/** Objects that are accepted, and that nobody acts upon. */
export const crdWithoutController: Check = {
  id: 'crd-without-controller',
  title: 'Nothing acts on the custom resources of a CRD',
  severity: 'warning',
  severityReason:
    'The next change to these objects has no effect, and nobody is told.',
  reads: ['crds', 'controllers', 'customResources'],
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const { count, names = [] } = facts.sample(crd.name) ?? {};
      const [first] = names;
      return !count ||
        !first ||
        facts.controller(crd.name)?.state !== 'not-here'
        ? []
        : {
            subject: objectSubject(crd),
            message: `${
              count === 1 ? 'There is 1 object' : `There are ${count} objects`
            } of ${crd.name}, and no workload that acts on them.`,
            evidence: [
              fact(
                {
                  apiVersion: `${crd.group}/${
                    crd.versions.find(({ served }) => served)?.name
                  }`,
                  kind: crd.definedKind,
                  ...first,
                },
                'metadata.name',
                first.name,
              ),
            ],
          };
    }),
  why: 'The API server checks and keeps them, and that is all: nothing is created, renewed or enforced. Finalizers on them would hold their deletion for ever.',
  fix: [
    {
      text: 'See what is there, and who wrote it.',
      command:
        'kubectl get {name} --all-namespaces --show-managed-fields -o yaml',
    },
    {
      text: 'Install the controller again, or delete the objects and then the CRD.',
    },
  ],
  links: [
    {
      title: 'Custom controllers',
      url: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/#custom-controllers',
    },
  ],
};
