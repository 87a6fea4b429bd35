import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { OperatorFacts, someOf } from '../../OperatorFacts';
import { Join } from './Join';

/** Objects that are in more namespaces belong to those who use the kind. */
const MAX_NAMESPACES = 3;

/** Whether no role of a workload names a group of CRDs: it has no kinds of its own. */
function namesNoCrds(workload: WorkloadFacts, facts: OperatorFacts): boolean {
  return !facts
    .rolesOf(workload)
    .some(({ rules }) =>
      rules.some(({ apiGroups }) =>
        apiGroups.some(
          group => group !== '*' && facts.index.crdsOfGroup(group).length > 0,
        ),
      ),
    );
}

/** Samples of the kinds of an API group. */
function samplesOfGroup({ group }: CrdFacts, facts: OperatorFacts) {
  return facts.index
    .crdsOfGroup(group)
    .flatMap(crd => facts.samplesOf(crd))
    .filter(({ namespaces: all = [] }) => all.length <= MAX_NAMESPACES);
}

/**
 * Namespaces in which there are both objects of the API group and a workload that
 * by its roles has no kinds of its own.
 */
export const namespaces: Join<'namespaces'> = {
  id: 'namespaces',
  lists: [],
  strongest: 'shared',

  find: (crd, facts, among) =>
    samplesOfGroup(crd, facts).flatMap(sample =>
      (sample.namespaces ?? []).flatMap(namespace =>
        [...among]
          .filter(
            workload =>
              workload.namespace === namespace && namesNoCrds(workload, facts),
          )
          .map(workload => ({
            workload,
            strength: 'shared' as const,
            facts: [
              {
                object: someOf(sample),
                field: 'metadata.namespace',
                value: namespace,
              },
            ],
          })),
      ),
    ),
};
