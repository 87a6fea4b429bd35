import { ClusterServiceVersionFacts } from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../../../appendTo';
import { once } from '../../../once';
import { OperatorFacts } from '../../OperatorFacts';
import { Join } from './Join';

const BUNDLES = new WeakMap<
  OperatorFacts,
  Map<string, ClusterServiceVersionFacts[]>
>();

/** Indexes bundles by CRD, so that each bundle is read once. */
function bundlesByCrd({ index }: OperatorFacts) {
  const byCrd = new Map<string, ClusterServiceVersionFacts[]>();
  for (const csv of index.items('clusterServiceVersions')) {
    for (const owned of new Set(csv.ownedCrds)) {
      appendTo(byCrd, owned, csv);
    }
  }
  return byCrd;
}

/**
 * Finds the workloads that the Operator Lifecycle Manager installed: a
 * ClusterServiceVersion names the CRDs that it owns, and the Deployments that
 * it installs in its namespace.
 *
 * @see https://olm.operatorframework.io/docs/tasks/creating-operator-manifests/
 */
export const olm: Join<'olm'> = {
  id: 'olm',
  lists: ['clusterServiceVersions'],
  strongest: 'declared',

  find: (crd, facts) =>
    (once(facts, BUNDLES, bundlesByCrd).get(crd.name) ?? [])
      .map(csv => ({ csv, deployments: new Set(csv.deployments) }))
      .flatMap(({ csv, deployments }) =>
        facts
          .workloadsIn(csv.namespace ?? '')
          .filter(
            ({ kind, name }) => kind === 'Deployment' && deployments.has(name),
          )
          .map(workload => ({
            workload,
            strength: 'declared' as const,
            facts: [
              {
                object: csv,
                field: 'spec.customresourcedefinitions.owned[].name',
                value: crd.name,
              },
              {
                object: csv,
                field: 'spec.install.spec.deployments[].name',
                value: workload.name,
              },
            ],
          })),
      ),
};
