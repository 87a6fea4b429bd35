import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, objectSubject } from '../../evidence';

/** A new issuer may wait for a Secret or an account. */
const GRACE_MINUTES = 60;

/** Reports issuers that cannot issue certificates. */
export const issuerNotReady: Check = {
  id: 'issuer-not-ready',
  title: 'Issuer is not ready',
  severity: 'warning',
  severityReason: 'Its certificates are not renewed and expire one by one.',
  reads: ['issuers', 'clusterIssuers'],
  find: facts =>
    [...facts.items('issuers'), ...facts.items('clusterIssuers')]
      .filter(
        ({ ready, createdAt }) =>
          ready === 'False' &&
          isOlderThan(createdAt, { minutes: GRACE_MINUTES }, facts.now),
      )
      .map(issuer => ({
        subject: objectSubject(issuer),
        message: `${issuer.kind} ${issuer.name} is not ready.`,
        evidence: [
          fact(issuer, 'status.conditions[type=Ready].status', 'False'),
        ],
        values: {
          resource: issuer.kind.toLowerCase(),
        },
      })),
  why: 'This issuer cannot issue or renew certificates: its account, Secret or server is not available.',
  fix: [
    {
      text: 'Find out why it is not ready.',
      command: 'kubectl describe {resource} {name} --namespace {namespace}',
    },
  ],
  links: [
    {
      title: 'Troubleshooting cert-manager',
      url: 'https://cert-manager.io/docs/troubleshooting/',
    },
  ],
};
