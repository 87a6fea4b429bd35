import {
  CrdFacts,
  CustomResourceSample,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../../../appendTo';
import { once } from '../../../once';
import { accountOf } from '../../AccessRules';
import { OperatorFacts, someOf } from '../../OperatorFacts';
import { Join } from './Join';

const WRITING = new Set(['update', 'patch', '*']);

/**
 * Normalizes a name: field managers are named after their program, with varying
 * spelling.
 */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function namesOf(workload: WorkloadFacts): Set<string> {
  const images = workload.containers.map(({ image }) =>
    // Path first, because the second expression would retry at each of a
    // thousand colons in the path.
    image.replace(/^.*\//, '').replace(/[@:].*$/, ''),
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

const BY_NAME = new WeakMap<OperatorFacts, Map<string, WorkloadFacts[]>>();

/**
 * Indexes workloads by the normalized names that their field managers may have.
 */
function workloadsByName(facts: OperatorFacts): Map<string, WorkloadFacts[]> {
  const byName = new Map<string, WorkloadFacts[]>();
  for (const workload of facts.workloads()) {
    for (const each of namesOf(workload)) {
      appendTo(byName, each, workload);
    }
  }
  return byName;
}

/**
 * Returns the workloads that a field manager with this normalized name may be.
 */
function workloadsNamed(name: string, facts: OperatorFacts): WorkloadFacts[] {
  return once(facts, BY_NAME, workloadsByName).get(name) ?? [];
}

/**
 * Memoizes a predicate by key: thousands of workloads may share an account, and
 * thousands of accounts a role.
 */
function askedOnce<T>(
  keyOf: (of: T) => unknown,
  ask: (of: T) => boolean,
): (of: T) => boolean {
  const answers = new Map<unknown, boolean>();
  return of => {
    const key = keyOf(of);
    const answer = answers.get(key) ?? ask(of);
    answers.set(key, answer);
    return answer;
  };
}

function includes(texts: readonly string[], ...wanted: string[]): boolean {
  return texts.includes('*') || texts.some(text => wanted.includes(text));
}

/**
 * Returns a predicate for workloads whose account may write a kind or its
 * status.
 */
function writersOf(
  { group, plural }: CrdFacts,
  facts: OperatorFacts,
): (workload: WorkloadFacts) => boolean {
  const mayWrite = askedOnce<RoleFacts>(
    role => role,
    role =>
      facts.access
        .rulesAbout(role, group)
        .some(
          ({ resources, verbs }) =>
            includes(resources, plural, `${plural}/status`, '*/status') &&
            verbs.some(verb => WRITING.has(verb)),
        ),
  );
  return askedOnce<WorkloadFacts>(accountOf, workload =>
    facts.rolesOf(workload).some(mayWrite),
  );
}

/** Whether a kind has a status subresource, which only controllers write. */
export function hasStatus({ versions }: CrdFacts): boolean {
  return versions.some(({ subresources }) => subresources.includes('status'));
}

/** Returns the field managers of the status, which only controllers write. */
function controllingManagers(
  sample: CustomResourceSample,
  crd: CrdFacts,
): CustomResourceSample['managers'] {
  return hasStatus(crd)
    ? sample.managers.filter(({ subresource }) => subresource === 'status')
    : [];
}

/**
 * Finds the workloads that wrote the status of objects of a kind. The API
 * server records the name of the writing program. Matches that name with the
 * names of workloads that may write the kind.
 *
 * @see
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export const fieldManagers: Join<'fieldManagers'> = {
  id: 'fieldManagers',
  lists: [],
  strongest: 'seen',

  find: (crd, facts) => {
    const mayWriteIt = writersOf(crd, facts);
    return facts.samplesOf(crd).flatMap(sample =>
      controllingManagers(sample, crd).flatMap(({ name, subresource }) =>
        workloadsNamed(plain(name), facts)
          .filter(mayWriteIt)
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
    );
  },
};
