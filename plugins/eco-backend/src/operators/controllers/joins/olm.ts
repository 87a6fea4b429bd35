import { Join } from './Join';

/**
 * What the Operator Lifecycle Manager was told: a ClusterServiceVersion names the
 * CRDs that it owns, and the Deployments that it installs in its namespace.
 *
 * @see https://olm.operatorframework.io/docs/tasks/creating-operator-manifests/
 */
export const olm: Join<'olm'> = {
  id: 'olm',
  lists: ['clusterServiceVersions'],
  strongest: 'declared',

  find: (crd, facts) =>
    facts.index
      .items('clusterServiceVersions')
      .filter(({ ownedCrds }) => ownedCrds.includes(crd.name))
      .flatMap(csv =>
        facts
          .workloadsIn(csv.namespace ?? '')
          .filter(
            ({ kind, name }) =>
              kind === 'Deployment' && csv.deployments.includes(name),
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
