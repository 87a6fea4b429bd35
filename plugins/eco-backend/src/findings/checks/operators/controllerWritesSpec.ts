import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';
import { joinWords } from '../../namesOf';

/** People write a status by hand, too. */
const BY_HAND = /^kubectl/;

function toEvidencePath(manager: string, field: string): string {
  const steps = ['spec', ...field.split('.')].map(name => `f:${name}`);
  return `metadata.managedFields[manager=${manager},subresource=].fieldsV1.${steps.join(
    '.',
  )}`;
}

/** A controller that changes what somebody else wants. */
export const controllerWritesSpec: Check = {
  id: 'controller-writes-spec',
  title: 'Controller writes the spec that others write',
  severity: 'info',
  severityReason:
    'Some APIs are made so; elsewhere what is in a repository and what is in the cluster drift apart.',
  reads: ['crds', 'customResources'],
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const sample = facts.sample(crd.name);
      const writers = (sample?.specWriters ?? []).filter(
        ({ manager }) => !BY_HAND.test(manager),
      );
      return writers.length === 0
        ? []
        : {
            subject: objectSubject(crd),
            message: `${joinWords(
              writers.map(
                ({ manager, count, example }) =>
                  `${manager} writes the status and spec.${example.field} of ${count}`,
              ),
            )} of the ${sample!.sampled} objects of ${
              crd.name
            } that were sampled, and others write their spec too.`,
            evidence: writers.flatMap(({ manager, example }) => {
              const { field, ...name } = example;
              const object = {
                apiVersion: `${crd.group}/${sample!.version}`,
                kind: crd.definedKind,
                ...name,
              };
              return [
                fact(
                  object,
                  `metadata.managedFields[manager=${manager},subresource=status].manager`,
                  manager,
                ),
                fact(object, toEvidencePath(manager, field), '{}'),
              ];
            }),
          };
    }),
  why: 'The spec is what a user wants, the status what a controller sees. A controller that writes both takes fields from Git or Helm, which take them back, and so on.',
  fix: [
    {
      text: 'See who owns which field of the spec.',
      command:
        'kubectl get {name} --all-namespaces --show-managed-fields --output yaml',
    },
    {
      text: 'Leave the fields that the controller sets out of your manifests, or tell Argo CD or Flux to ignore them.',
    },
    {
      text: 'In a controller of your own, put what it finds out into the status.',
    },
  ],
  links: [
    {
      title: 'Spec and status',
      url: 'https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#spec-and-status',
    },
    {
      title: 'Field management',
      url: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management',
    },
  ],
};
