import { KubernetesClient } from 'control-plane';
import { objectOf, Seed } from './Seed';
import {
  changeContainer,
  configuration,
  crdReference,
  createWithStatus,
  deployment,
  restoreFailurePolicy,
} from './parts';

const HOUR_MS = 3_600_000;
const LOOP_MS = 1_000;

function inHours(hours: number): string {
  return new Date(Date.now() + hours * HOUR_MS)
    .toISOString()
    .replace(/\.\d+Z/, 'Z');
}

function ready(status: string) {
  return {
    conditions: [
      {
        type: 'Ready',
        status,
        reason: 'Tested',
        message: '',
        lastTransitionTime: inHours(0),
      },
    ],
  };
}

function certificate(name: string, namespace: string) {
  return objectOf('cert-manager.io/v1', 'Certificate', name, {
    namespace,
    spec: {
      secretName: name,
      dnsNames: [`${name}.example.com`],
      issuerRef: { name: 'ca' },
    },
  });
}

function clusterExternalSecret(name: string, fields: object) {
  const apiVersion = 'external-secrets.io/v1';
  return objectOf(apiVersion, 'ClusterExternalSecret', name, { ...fields });
}

/** Writes the status repeatedly, until the API server is gone. */
function writeRepeatedly(client: KubernetesClient, name: string): void {
  let looks = 0;
  const timer = setInterval(async () => {
    try {
      const status = { externalSecretName: `look-${++looks}` };
      await client.serverSideApply(clusterExternalSecret(name, { status }), {
        fieldManager: 'looper',
        subresource: 'status',
      });
    } catch {
      clearInterval(timer);
    }
  }, LOOP_MS);
}

async function makeNamespace(
  { client }: Parameters<Seed['sow']>[0],
  name: string,
) {
  await client.serverSideApply(objectOf('v1', 'Namespace', name));
}

/** For cert-manager, and the CRDs of External Secrets. */
export const CERTIFICATE_SEEDS: Seed[] = [
  {
    id: 'certificate-expired: nobody renewed it',
    check: 'certificate-expired',
    about: 'shop-expired',
    sow: async context => {
      await makeNamespace(context, 'shop-expired');
      await createWithStatus(
        context.client,
        certificate('web', 'shop-expired'),
        {
          notAfter: inHours(-24),
          renewalTime: inHours(-700),
          ...ready('False'),
        },
      );
    },
  },
  {
    id: 'certificate-not-renewed: the renewal fails for days',
    check: 'certificate-not-renewed',
    about: 'shop-overdue',
    sow: async context => {
      await makeNamespace(context, 'shop-overdue');
      await createWithStatus(
        context.client,
        certificate('api', 'shop-overdue'),
        {
          notAfter: inHours(200),
          renewalTime: inHours(-100),
          ...ready('True'),
        },
      );
    },
  },
  {
    id: 'certificate-not-ready: the issuer never answered',
    check: 'certificate-not-ready',
    about: 'shop-waiting',
    sow: async context => {
      await makeNamespace(context, 'shop-waiting');
      await createWithStatus(
        context.client,
        certificate('mail', 'shop-waiting'),
        ready('False'),
      );
    },
  },
  {
    id: 'issuer-not-ready: the account is refused',
    check: 'issuer-not-ready',
    about: 'letsencrypt',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf('cert-manager.io/v1', 'ClusterIssuer', 'letsencrypt', {
          spec: { selfSigned: {} },
        }),
        ready('False'),
      ),
  },
  {
    id: 'certificate-not-renewed: it ends in days, and nobody planned a renewal',
    check: 'certificate-not-renewed',
    about: 'shop-unplanned',
    sow: async context => {
      await makeNamespace(context, 'shop-unplanned');
      await createWithStatus(
        context.client,
        certificate('old', 'shop-unplanned'),
        { notAfter: inHours(120), ...ready('True') },
      );
    },
  },
  {
    id: 'issuer-not-ready: an issuer of one namespace',
    check: 'issuer-not-ready',
    about: 'shop-waiting',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf('cert-manager.io/v1', 'Issuer', 'vault', {
          namespace: 'shop-waiting',
          spec: { ca: { secretName: 'gone' } },
        }),
        ready('False'),
      ),
  },
  {
    id: 'secret-store-not-ready: its credentials have expired',
    check: 'secret-store-not-ready',
    about: 'ClusterSecretStore vault',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf('external-secrets.io/v1', 'ClusterSecretStore', 'vault', {
          spec: { provider: { fake: { data: [] } } },
        }),
        ready('False'),
      ),
  },
  {
    id: 'secret-store-not-ready: a store of one namespace',
    check: 'secret-store-not-ready',
    about: 'SecretStore aws',
    sow: ({ client }) =>
      createWithStatus(
        client,
        objectOf('external-secrets.io/v1', 'SecretStore', 'aws', {
          namespace: 'shop-waiting',
          spec: { provider: { fake: { data: [] } } },
        }),
        ready('False'),
      ),
  },
  {
    id: 'crd-without-controller: the CRDs came without their controller',
    check: 'crd-without-controller',
    about: ' clustersecretstores.external-secrets.io',
    sow: ({ client }) =>
      client.create(
        objectOf('external-secrets.io/v1', 'ClusterSecretStore', 'nobodys', {
          spec: { provider: { fake: { data: [] } } },
        }),
      ),
  },
  {
    id: 'custom-resource-stuck-deleting: its finalizer is nobody’s',
    check: 'custom-resource-stuck-deleting',
    about: 'certificates.cert-manager.io',
    sow: async ({ client }) => {
      const held = certificate('held', 'shop-waiting');
      held.metadata.finalizers = ['example.com/held'];
      await client.create(held);
      await client.delete({
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        namespace: 'shop-waiting',
        name: 'held',
      });
    },
  },
  {
    id: 'writes-repeat: a controller that counts its own looks',
    check: 'writes-repeat',
    about: 'clusterexternalsecrets.external-secrets.io',
    sow: async ({ client }) => {
      await client.create(
        clusterExternalSecret('looping', { spec: { externalSecretSpec: {} } }),
      );
      writeRepeatedly(client, 'looping');
    },
  },
  {
    id: 'controller-writes-spec: a controller sets the field of a user',
    check: 'controller-writes-spec',
    about: 'clusterexternalsecrets.external-secrets.io',
    sow: async ({ client }) => {
      const ofUser = { namespaces: ['default'], externalSecretSpec: {} };
      await client.create(clusterExternalSecret('shared', { spec: ofUser }));
      const tuner = { fieldManager: 'tuner' };
      await client.serverSideApply(
        clusterExternalSecret('shared', { spec: { refreshTime: '1m' } }),
        tuner,
      );
      await client.serverSideApply(
        clusterExternalSecret('shared', {
          status: { externalSecretName: 'shared' },
        }),
        { ...tuner, subresource: 'status' },
      );
    },
  },
  {
    id: 'crd-release-mismatch: somebody raised the image alone',
    check: 'crd-release-mismatch',
    about: 'certificates.cert-manager.io',
    sow: ({ client }) =>
      changeContainer(
        client,
        deployment('kube-system', 'cert-manager'),
        container => ({
          ...container,
          image: 'quay.io/jetstack/cert-manager-controller:v1.20.1',
        }),
      ),
  },
  {
    id: 'crd-without-status-subresource: a CRD that was written anew by hand',
    check: 'crd-without-status-subresource',
    about: 'certificaterequests.cert-manager.io',
    sow: async ({ client }) => {
      const reference = crdReference('certificaterequests.cert-manager.io');
      const { spec } = await client.get(reference);
      await client.patch(reference, {
        spec: {
          versions: spec.versions.map(
            ({ subresources, ...version }: { subresources: object }) => version,
          ),
        },
      });
    },
  },
  {
    id: 'leader-election-off: two replicas that both act',
    check: 'leader-election-off',
    about: 'cert-manager',
    sow: async ({ client }) => {
      const reference = deployment('kube-system', 'cert-manager');
      await client.patch(reference, { spec: { replicas: 2 } });
      await changeContainer(client, reference, container => ({
        ...container,
        args: [...container.args, '--leader-elect=false'],
      }));
    },
  },
  {
    id: 'admission-webhook-down: its Deployment is scaled to zero',
    check: 'admission-webhook-down',
    about: 'cert-manager-webhook',
    sow: async ({ client }) => {
      const name = 'cert-manager-webhook';
      await client.patch(deployment('kube-system', name), {
        spec: { replicas: 0 },
      });
      await restoreFailurePolicy(client, configuration('Validating', name));
    },
  },
];
