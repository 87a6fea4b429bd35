import { Check, RecentWrite } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';

/** Fewer repetitions may be a coincidence. */
const MIN_SAMPLES = 3;

function subresourceOf({ subresource }: RecentWrite): string {
  return subresource === undefined ? '' : `/${subresource}`;
}

/** Reports controllers that write repeatedly without a change of the spec. */
export const writesRepeat: Check = {
  id: 'writes-repeat',
  title: 'Objects are written repeatedly without a change of spec',
  severity: 'info',
  severityReason:
    'It works, but each write costs the API server, etcd and every watcher.',
  reads: ['crds', 'customResources'],
  find: facts =>
    facts.items('crds').flatMap(crd => {
      const sample = facts.sample(crd.name);
      const repeated = (sample?.recentWrites ?? []).filter(
        ({ samples }) => samples >= MIN_SAMPLES,
      );
      const [first] = repeated;
      if (!first) {
        return [];
      }
      const objectOf = ({ namespace, name }: RecentWrite) => ({
        apiVersion: `${crd.group}/${sample!.version}`,
        kind: crd.definedKind,
        ...(namespace && { namespace }),
        name,
      });
      const some = [
        ...new Map(repeated.map(each => [each.uid, objectOf(each)])).values(),
      ];
      return {
        subject: objectSubject(crd),
        message: `${first.manager} had just written ${crd.definedKind} ${
          first.name
        }${subresourceOf(first)} in each of ${first.samples} samples since ${
          first.since
        }, while its generation stayed ${first.generation}.${
          some.length > 1
            ? ` The same is true of ${some.length - 1} more ${
                some.length === 2 ? 'object' : 'objects'
              }.`
            : ''
        }`,
        objects: { count: some.length, some },
        evidence: repeated.flatMap(write => [
          fact(objectOf(write), 'metadata.generation', write.generation),
          fact(
            objectOf(write),
            `metadata.managedFields[manager=${write.manager},subresource=${
              write.subresource ?? ''
            }].manager`,
            write.manager,
          ),
        ]),
        values: {
          object: first.name,
          objectNamespace: first.namespace ?? 'default',
        },
      };
    }),
  why: 'A controller that writes a time or a counter triggers itself with its own write. Whether it limits how often it requeues cannot be seen from outside: samples an hour apart show only its writes.',
  fix: [
    {
      text: 'Watch what changes from one write to the next.',
      command:
        'kubectl get {name} {object} --namespace {objectNamespace} --watch --output yaml --show-managed-fields',
    },
    {
      text: 'In your own controller, write only when something changed, requeue with a rate limit, and ignore updates that do not change the generation.',
    },
    {
      text: 'For other controllers, increase the interval, or ask the vendor.',
    },
  ],
  links: [
    {
      title: 'Controllers',
      url: 'https://kubernetes.io/docs/concepts/architecture/controller/',
    },
    {
      title: 'GenerationChangedPredicate',
      url: 'https://pkg.go.dev/sigs.k8s.io/controller-runtime/pkg/predicate#GenerationChangedPredicate',
    },
  ],
};
