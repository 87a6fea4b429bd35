import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact } from '../../evidence';
import {
  CERTIFICATE_LINK,
  CERTIFICATE_STEPS,
  problemsByNamespace,
} from './problemsByNamespace';

/** An ACME challenge takes minutes. */
const GRACE_MINUTES = 60;

/**
 * Reports certificates that were never issued, or that do not match their spec.
 */
export const certificateNotReady: Check = {
  id: 'certificate-not-ready',
  title: 'Certificate is not ready',
  severity: 'warning',
  severityReason:
    'Until it is ready, workloads serve a certificate that expires or does not match.',
  reads: ['certificates'],
  find: facts =>
    problemsByNamespace(
      facts.items('certificates').filter(
        ({ ready, createdAt, notAfter, renewalTime }) =>
          ready === 'False' &&
          // Other checks report certificates that were issued before.
          !isOlderThan(renewalTime ?? notAfter, { minutes: 0 }, facts.now) &&
          isOlderThan(createdAt, { minutes: GRACE_MINUTES }, facts.now),
      ),
      {
        words: members =>
          members.length > 1 ? 'are not ready' : 'is not ready',
        evidence: certificate => [
          fact(certificate, 'status.conditions[type=Ready].status', 'False'),
        ],
      },
    ),
  why: 'The Secret that workloads mount is missing, or holds a certificate for other names than requested.',
  fix: CERTIFICATE_STEPS,
  links: [CERTIFICATE_LINK],
};
