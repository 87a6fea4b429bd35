import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { KubernetesObject } from '../kubernetes/objects';
import { readManifest } from './manifests';

const DEMO = dirname(require.resolve('demo-cluster/package.json'));

/** The operators whose engines are tested, and where their manifests are. */
export const OPERATORS = {
  cloudNativePg: {
    crd: 'clusters.postgresql.cnpg.io',
    real: 'cloudnative-pg/cnpg-1.30.0.yaml',
    footprint: 'demo/demo-prod/80-cloudnative-pg.yaml',
    label: 'cloudnative-pg',
  },
  mariaDb: {
    crd: 'mariadbs.k8s.mariadb.com',
    real: 'mariadb-operator/mariadb-operator-v26.6.0-bases.yaml',
    footprint: 'demo/demo-dev/80-mariadb-operator.yaml',
    label: 'mariadb-operator',
  },
};

/** One of {@link OPERATORS}. */
export type Operator = (typeof OPERATORS)[keyof typeof OPERATORS];

/**
 * The CRD of an operator: the vendor's own where `ECO_MANIFESTS` names a folder
 * of install manifests, otherwise the demo's, which admits everything.
 */
export function operatorCrd(operator: Operator): KubernetesObject {
  const folder = process.env.ECO_MANIFESTS;
  const real = folder && join(folder, operator.real);
  const file = real && existsSync(real) ? real : join(DEMO, operator.footprint);
  const crd = readManifest(file).find(
    object => object?.metadata.name === operator.crd,
  );
  if (!crd) {
    throw new Error(`${file} has no CRD ${operator.crd}`);
  }
  return { ...crd, status: undefined };
}

/** A Deployment as the operator's install makes it; its pod is simulated. */
export function operatorDeployment(
  { label }: Operator,
  namespace: string,
): KubernetesObject {
  const labels = { 'app.kubernetes.io/name': label };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: label, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [{ name: 'manager', image: `${label}:simulated` }],
        },
      },
    },
  };
}
