import {
  CustomResourceSample,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { once } from '../../../once';
import { OperatorFacts, someOf } from '../../OperatorFacts';
import { Join } from './Join';

/** Objects in more namespaces than this belong to users of the kind. */
const MAX_NAMESPACES = 3;

/**
 * Whether no role of a workload names an API group with CRDs, so that it has no
 * kinds of its own.
 */
function namesNoCrds(workload: WorkloadFacts, facts: OperatorFacts): boolean {
  return !facts.rolesOf(workload).some(({ rules }) =>
    rules.some(({ apiGroups }) =>
      apiGroups.some(
        // The API server gives a star within a name no meaning.
        group =>
          !group.includes('*') && facts.index.crdsOfGroup(group).length > 0,
      ),
    ),
  );
}

type Samples = Map<string, CustomResourceSample>;
const SAMPLES = new WeakMap<OperatorFacts, Map<string, Samples>>();

/** Returns a sample for each namespace with objects of an API group. Cached. */
function samplesOfGroup(group: string, facts: OperatorFacts): Samples {
  const known = once(facts, SAMPLES, () => new Map<string, Samples>());
  let samples = known.get(group);
  if (!samples) {
    samples = new Map();
    for (const crd of facts.index.crdsOfGroup(group)) {
      for (const sample of facts.samplesOf(crd)) {
        const { namespaces: all = [] } = sample;
        for (const namespace of all.length <= MAX_NAMESPACES ? all : []) {
          samples.set(namespace, samples.get(namespace) ?? sample);
        }
      }
    }
    known.set(group, samples);
  }
  return samples;
}

/**
 * Finds workloads in a namespace with objects of the API group, if their roles
 * show that they have no kinds of their own.
 */
export const namespaces: Join<'namespaces'> = {
  id: 'namespaces',
  lists: [],
  strongest: 'shared',

  find: ({ group }, facts, among) =>
    [...among].flatMap(workload => {
      const { namespace: value = '' } = workload;
      const sample = samplesOfGroup(group, facts).get(value);
      return sample && namesNoCrds(workload, facts)
        ? [
            {
              workload,
              strength: 'shared' as const,
              facts: [
                { object: someOf(sample), field: 'metadata.namespace', value },
              ],
            },
          ]
        : [];
    }),
};
