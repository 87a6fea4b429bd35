import { IssuerFacts, SecretStoreFacts } from '@backstage-eco/plugin-eco-node';
import { annotationChange, Manifest, Probe } from './Probe';

const certManager = 'cert-manager.io/v1';
const externalSecretsOperator = 'external-secrets.io/v1';

/**
 * Returns a probe of issuers that are self-signed first, and signed by a CA
 * after the change.
 */
function issuerProbe(kind: string) {
  return {
    manifest: (): Manifest => ({
      apiVersion: certManager,
      kind,
      spec: { selfSigned: {} },
    }),
    change: {
      spec: { selfSigned: null, ca: { secretName: 'not-there' } },
    },
    kept: ({ type }: IssuerFacts) => type,
  };
}

/** Issuers. */
export const issuers: Probe<'issuers'> = issuerProbe('Issuer');

/** ClusterIssuers. */
export const clusterIssuers: Probe<'clusterIssuers'> =
  issuerProbe('ClusterIssuer');

/** Certificates of a missing issuer. */
export const certificates: Probe<'certificates'> = {
  manifest: () => ({
    apiVersion: certManager,
    kind: 'Certificate',
    spec: {
      secretName: 'not-there',
      dnsNames: ['probe.bench.example.com'],
      issuerRef: { name: 'not-there' },
    },
  }),
  change: { spec: { issuerRef: { name: 'not-there-either' } } },
  kept: ({ issuer }) => issuer?.name,
};

function storeProbe(kind: string) {
  return {
    manifest: (): Manifest => ({
      apiVersion: externalSecretsOperator,
      kind,
      spec: { provider: { fake: { data: [] } } },
    }),
    change: {
      spec: {
        provider: {
          fake: null,
          aws: { service: 'SecretsManager', region: 'eu-central-1' },
        },
      },
    },
    kept: ({ provider }: SecretStoreFacts) => provider,
  };
}

/** SecretStores. */
export const secretStores: Probe<'secretStores'> = storeProbe('SecretStore');

/** ClusterSecretStores. */
export const clusterSecretStores: Probe<'clusterSecretStores'> =
  storeProbe('ClusterSecretStore');

/** ExternalSecrets of a missing store. */
export const externalSecrets: Probe<'externalSecrets'> = {
  manifest: () => ({
    apiVersion: externalSecretsOperator,
    kind: 'ExternalSecret',
    spec: { secretStoreRef: { name: 'not-there' } },
  }),
  ...annotationChange,
};
