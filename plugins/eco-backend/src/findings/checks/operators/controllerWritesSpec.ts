import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';
import { joinWords } from '../../namesOf';

/** People also write a status by hand. */
const BY_HAND = /^kubectl/;

function toEvidencePath(manager: string, field: string): string {
  const steps = ['spec', ...field.split('.')].map(name => `f:${name}`);
  return `metadata.managedFields[manager=${manager},subresource=].fieldsV1.${steps.join(
    '.',
  )}`;
}

/** Reports controllers that write fields of a spec that others write, too. */
export const controllerWritesSpec: Check = {
  id: 'controller-writes-spec',
  title: 'Controller writes a spec that others write too',
  severity: 'info',
  severityReason:
    'Some APIs are designed this way; with others, the cluster drifts from your repository.',
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
            message: `Of ${sample!.sampled} sampled objects of ${
              crd.name
            }, ${joinWords(
              writers.map(
                ({ manager, count, example }) =>
                  `${manager} writes the status and spec.${example.field} of ${count}`,
              ),
            )}. Others write their spec too.`,
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
  why: 'The spec holds what users want, the status what the controller observes. A controller that writes both overwrites fields that come from Git or Helm, which then overwrite them again.',
  fix: [
    {
      text: 'Check who owns which field of the spec.',
      command:
        'kubectl get {name} --all-namespaces --show-managed-fields --output yaml',
    },
    {
      text: 'Remove the fields that the controller sets from your manifests, or configure Argo CD or Flux to ignore them.',
    },
    {
      text: 'In your own controller, write what it observes to the status.',
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
