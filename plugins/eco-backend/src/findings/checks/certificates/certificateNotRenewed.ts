import { CertificateFacts, Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact, unset } from '../../evidence';
import {
  CERTIFICATE_LINK,
  CERTIFICATE_STEPS,
  problemsByNamespace,
} from './problemsByNamespace';

const MINUTES_PER_DAY = 24 * 60;

/** A renewal may wait for a challenge, unless the certificate expires soon. */
const GRACE_MINUTES = MINUTES_PER_DAY;
const SHORT_GRACE_MINUTES = 60;
const NEAR_MINUTES = 3 * MINUTES_PER_DAY;

/** Applies if the certificate has no renewal time. */
const UNPLANNED_NEAR_MINUTES = 14 * MINUTES_PER_DAY;

function isOverdue({ notAfter, renewalTime }: CertificateFacts, now: Date) {
  const endsWithin = (minutes: number) =>
    isOlderThan(notAfter, { minutes: -minutes }, now);
  if (endsWithin(0)) {
    return false;
  }
  return renewalTime === undefined
    ? endsWithin(UNPLANNED_NEAR_MINUTES)
    : isOlderThan(
        renewalTime,
        {
          minutes: endsWithin(NEAR_MINUTES)
            ? SHORT_GRACE_MINUTES
            : GRACE_MINUTES,
        },
        now,
      );
}

/** Reports certificates that expire soon without being renewed. */
export const certificateNotRenewed: Check = {
  id: 'certificate-not-renewed',
  title: 'Certificate renewal is overdue',
  severity: 'warning',
  severityReason: 'The certificate expires unless you fix the cause.',
  reads: ['certificates'],
  find: facts =>
    problemsByNamespace(
      facts.items('certificates').filter(each => isOverdue(each, facts.now)),
      {
        words: members =>
          `should have been renewed: ${
            members.length > 1 ? 'the first' : 'it'
          } expires at ${
            members.map(({ notAfter }) => notAfter ?? '').sort()[0]
          }`,
        evidence: certificate => [
          certificate.renewalTime
            ? fact(certificate, 'status.renewalTime', certificate.renewalTime)
            : unset(certificate, 'status.renewalTime'),
          ...(certificate.notAfter
            ? [fact(certificate, 'status.notAfter', certificate.notAfter)]
            : []),
        ],
      },
    ),
  why: 'cert-manager renews a certificate after two thirds of its lifetime. When that time has passed, or was never set, the issuer rejects the request or cannot be reached.',
  fix: CERTIFICATE_STEPS,
  links: [CERTIFICATE_LINK],
};
