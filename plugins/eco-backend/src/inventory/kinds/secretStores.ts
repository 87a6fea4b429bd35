import { ObjectFacts, SecretStoreFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { conditionStatus } from './conditionStatus';
import { KindSource } from './KindSource';

const externalSecretsOperator = {
  group: 'external-secrets.io',
  versions: ['v1', 'v1beta1', 'v1alpha1'],
};

/** SecretStores of External Secrets. */
export const secretStores: KindSource<'secretStores'> = {
  ...externalSecretsOperator,
  part: 'secretStores',
  resource: 'secretstores',
  kind: 'SecretStore',
  uses: { summaries: ['provider', 'ready'] },
  toFacts: toSecretStore,
};

/** ClusterSecretStores of External Secrets. */
export const clusterSecretStores: KindSource<'clusterSecretStores'> = {
  ...externalSecretsOperator,
  part: 'clusterSecretStores',
  resource: 'clustersecretstores',
  kind: 'ClusterSecretStore',
  uses: { summaries: ['provider', 'ready'] },
  toFacts: toSecretStore,
};

/** Exactly one field of `spec.provider` is set; only its name is stored. */
function toSecretStore(raw: RawObject, common: ObjectFacts): SecretStoreFacts {
  const provider = objectIn(objectIn(raw, 'spec'), 'provider');
  return {
    ...common,
    provider: boundedText(Object.keys(provider)[0]),
    ready: conditionStatus(raw, 'Ready'),
  };
}

/**
 * ExternalSecrets, by metadata only: their templates may hold secret values.
 */
export const externalSecrets: KindSource<'externalSecrets'> = {
  ...externalSecretsOperator,
  part: 'externalSecrets',
  resource: 'externalsecrets',
  kind: 'ExternalSecret',
  form: 'metadata',
  uses: { summaries: [] },
  toFacts: (_, common) => common,
};
