import {
  detectTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
} from './loadDefinitions';
import {
  buildInventory,
  crd,
  object,
  workload,
} from './testing/buildInventory';

let definitions: ToolDefinition[];

beforeAll(async () => {
  ({ definitions } = await loadDefinitions([builtInDefinitionsDirectory()]));
});

/**
 * Returns the tools found for an OLM install whose images have only digests.
 *
 * @param owned - full names of the CRDs in the bundle
 */
function found(bundle: string, version: string, owned: string[]): string[] {
  const inventory = buildInventory({
    clusterServiceVersions: [
      {
        ...object<{}>(
          'ClusterServiceVersion',
          'operators.coreos.com/v1alpha1',
          { namespace: 'operators', name: bundle },
        ),
        version,
        phase: 'Succeeded',
        ownedCrds: owned,
        requiredCrds: [],
        deployments: ['some-controller'],
      },
    ],
    deployments: [
      workload([`registry.corp/olm/bundle-image@sha256:${'ab'.repeat(32)}`], {
        namespace: 'operators',
        name: 'some-controller',
        labels: { 'olm.owner': bundle },
      }),
    ],
    crds: owned.map(name => crd(name)),
  });
  return detectTools(inventory, definitions).detections.map(
    ({ toolId, state, version: reading }) =>
      [toolId, state, reading?.value].filter(Boolean).join(' '),
  );
}

describe('OLM bundles', () => {
  it.each([
    [
      'cert-manager.v1.16.5',
      '1.16.5',
      'certificates.cert-manager.io',
      'cert-manager installed 1.16.5',
    ],
    [
      'cloudnative-pg.v1.25.0',
      '1.25.0',
      'clusters.postgresql.cnpg.io',
      'cloudnative-pg installed 1.25.0',
    ],
    [
      'external-secrets-operator.v0.11.0',
      '0.11.0',
      'operatorconfigs.operator.external-secrets.io',
      'external-secrets installed 0.11.0',
    ],
    [
      'flux.v2.3.0',
      '2.3.0',
      'gitrepositories.source.toolkit.fluxcd.io',
      'flux installed 2.3.0',
    ],
    [
      'gpu-operator-certified.v24.9.0',
      '24.9.0',
      'clusterpolicies.nvidia.com',
      'nvidia-gpu-operator installed 24.9.0',
    ],
    [
      'jaeger-operator.v1.57.0',
      '1.57.0',
      'jaegers.jaegertracing.io',
      'jaeger-operator installed 1.57.0',
    ],
    [
      'keda.v2.14.0',
      '2.14.0',
      'kedacontrollers.keda.sh',
      'keda installed 2.14.0',
    ],
    [
      'mariadb-operator.v0.37.1',
      '0.37.1',
      'mariadboperators.helm.mariadb.mmontes.io',
      'mariadb-operator installed 0.37.1',
    ],
    [
      'opentelemetry-operator.v0.102.0-2',
      '0.102.0-2',
      'opentelemetrycollectors.opentelemetry.io',
      'opentelemetry-operator installed 0.102.0-2',
    ],
    [
      'percona-server-mongodb-operator.v1.16.0',
      '1.16.0',
      'perconaservermongodbs.psmdb.percona.com',
      'percona-mongodb installed 1.16.0',
    ],
    [
      'postgres-operator.v1.12.0',
      '1.12.0',
      'postgresqls.acid.zalan.do',
      'zalando-postgres-operator installed 1.12.0',
    ],
    [
      'prometheusoperator.v0.70.0',
      '0.70.0',
      'prometheuses.monitoring.coreos.com',
      'prometheus-operator installed 0.70.0',
    ],
    [
      'strimzi-cluster-operator.v0.45.0',
      '0.45.0',
      'kafkas.kafka.strimzi.io',
      'strimzi installed 0.45.0',
    ],
    [
      'tigera-operator.v1.36.0',
      '1.36.0',
      'installations.operator.tigera.io',
      'tigera-operator installed 1.36.0',
    ],
    [
      'victoriametrics-operator.v0.47.0',
      '0.47.0',
      'vmclusters.operator.victoriametrics.com',
      'victoria-metrics-operator installed 0.47.0',
    ],
  ])('%s', (bundle, version, owned, expected) => {
    expect(found(bundle, version, [owned])).toContain(expected);
  });

  it.each([
    // They install something else, which then deploys the tool.
    [
      'argocd-operator.v0.15.0',
      '0.15.0',
      'applications.argoproj.io',
      'argocd leftover',
    ],
    [
      'openshift-gitops-operator.v1.16.0',
      '1.16.0',
      'appprojects.argoproj.io',
      'argocd leftover',
    ],
    [
      'cert-manager-operator.v1.16.0',
      '1.16.0',
      'issuers.cert-manager.io',
      'cert-manager leftover',
    ],
    [
      'custom-metrics-autoscaler.v2.14.1',
      '2.14.1',
      'scaledobjects.keda.sh',
      'keda leftover',
    ],
    [
      'amqstreams.v2.7.0',
      '2.7.0',
      'kafkas.kafka.strimzi.io',
      'strimzi leftover',
    ],
  ])('%s has a version of its own', (bundle, version, owned, expected) => {
    expect(found(bundle, version, [owned])).toEqual([expected]);
  });

  it.each([
    ['postgresql.v5.6.0', '5.6.0', 'pgclusters.crunchydata.com'],
    ['grafana-operator.v5.15.0', '5.15.0', 'grafanas.grafana.integreatly.org'],
    [
      'prometheus-exporter-operator.v0.3.0',
      '0.3.0',
      'prometheusexporters.monitoring.3scale.net',
    ],
    [
      'vault-secrets-operator.v0.9.0',
      '0.9.0',
      'vaultauths.secrets.hashicorp.com',
    ],
    ['amd-gpu-operator.v1.4.1', '1.4.1', 'deviceconfigs.amd.com'],
    ['mariadb-operator.v0.0.4', '0.0.4', 'mariadbs.mariadb.persistentsys'],
  ])('%s is another tool', (bundle, version, owned) => {
    expect(found(bundle, version, [owned])).toEqual([]);
  });
});
