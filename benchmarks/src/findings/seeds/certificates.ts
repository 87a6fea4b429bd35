import { objectOf, Seed } from './Seed';
import { createWithStatus } from './parts';

const HOUR_MS = 3_600_000;

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

async function makeNamespace(
  { client }: Parameters<Seed['sow']>[0],
  name: string,
) {
  await client.serverSideApply(objectOf('v1', 'Namespace', name));
}

/** For cert-manager and External Secrets. */
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
];
