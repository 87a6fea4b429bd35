import { CertificateFacts, Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact } from '../../evidence';
import {
  CERTIFICATE_LINK,
  CERTIFICATE_STEPS,
  problemsByNamespace,
} from './problemsByNamespace';

/** A renewal may wait for a challenge. */
const GRACE_MINUTES = 24 * 60;

function isOverdue({ notAfter, renewalTime }: CertificateFacts, now: Date) {
  return (
    !isOlderThan(notAfter, { minutes: 0 }, now) &&
    isOlderThan(renewalTime, { minutes: GRACE_MINUTES }, now)
  );
}

/** A certificate that is about to expire and is not renewed. */
export const certificateNotRenewed: Check = {
  id: 'certificate-not-renewed',
  title: 'Certificate is not renewed',
  severity: 'warning',
  severityReason: 'It expires unless the cause is found.',
  reads: ['certificates'],
  find: facts =>
    problemsByNamespace(
      facts.items('certificates').filter(each => isOverdue(each, facts.now)),
      {
        words: members =>
          `should have been renewed: the first expires at ${
            members.map(({ notAfter }) => notAfter ?? '').sort()[0]
          }`,
        evidence: certificate => [
          fact(certificate, 'status.renewalTime', certificate.renewalTime!),
          ...(certificate.notAfter
            ? [fact(certificate, 'status.notAfter', certificate.notAfter)]
            : []),
        ],
      },
    ),
  why: 'cert-manager renews a certificate at two thirds of its life. When a day has passed since then, the issuer refuses or cannot be reached.',
  fix: CERTIFICATE_STEPS,
  links: [CERTIFICATE_LINK],
};
