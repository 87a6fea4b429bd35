import {
  CrdFacts,
  CustomResourceSample,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { OperatorFacts, someOf } from '../../OperatorFacts';
import { Join } from './Join';

const WRITING = new Set(['update', 'patch', '*']);

/** Controllers are called after their program, in many spellings. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function namesOf(workload: WorkloadFacts): Set<string> {
  const images = workload.containers.map(({ image }) =>
    image.replace(/[@:][^/]*$/, '').replace(/^.*\//, ''),
  );
  return new Set(
    [
      workload.name,
      workload.serviceAccount ?? '',
      ...workload.containers.map(({ name }) => name),
      ...images,
    ].map(plain),
  );
}

function includes(texts: readonly string[], ...wanted: string[]): boolean {
  return texts.includes('*') || texts.some(text => wanted.includes(text));
}

/** Whether the account of a workload may write a kind or its status at all. */
function mayWrite(
  workload: WorkloadFacts,
  crd: CrdFacts,
  facts: OperatorFacts,
): boolean {
  const { group, plural } = crd;
  return facts
    .rolesOf(workload)
    .flatMap(({ rules }) => rules)
    .some(
      ({ apiGroups, resources, verbs }) =>
        includes(apiGroups, group) &&
        includes(resources, plural, `${plural}/status`, '*/status') &&
        verbs.some(verb => WRITING.has(verb)),
    );
}

/** Whether an object of a kind has a status that only a controller writes. */
export function hasStatus({ versions }: CrdFacts): boolean {
  return versions.some(({ subresources }) => subresources.includes('status'));
}

/** Those that write what only a controller writes. */
function controllingManagers(
  sample: CustomResourceSample,
  crd: CrdFacts,
): CustomResourceSample['managers'] {
  return hasStatus(crd)
    ? sample.managers.filter(({ subresource }) => subresource === 'status')
    : [];
}

/**
 * Who wrote the status of objects of a kind. The API server notes it by the name
 * of a program, which is looked for among the names of workloads that may write
 * the kind.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export const fieldManagers: Join<'fieldManagers'> = {
  id: 'fieldManagers',
  lists: [],
  strongest: 'seen',

  find: (crd, facts) =>
    facts.samplesOf(crd).flatMap(sample =>
      controllingManagers(sample, crd).flatMap(({ name, subresource }) =>
        facts
          .workloads()
          .filter(
            workload =>
              namesOf(workload).has(plain(name)) &&
              mayWrite(workload, crd, facts),
          )
          .map(workload => ({
            workload,
            strength: 'seen' as const,
            facts: [
              {
                object: someOf(sample),
                field: `metadata.managedFields[${subresource}].manager`,
                value: name,
              },
            ],
          })),
      ),
    ),
};
