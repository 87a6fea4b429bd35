import { Check } from '@backstage-eco/plugin-eco-node';
import { isOlderThan } from '../../age';
import { fact } from '../../evidence';
import {
  CERTIFICATE_LINK,
  CERTIFICATE_STEPS,
  problemsByNamespace,
} from './problemsByNamespace';

/** Reports expired certificates, which clients reject. */
export const certificateExpired: Check = {
  id: 'certificate-expired',
  title: 'Certificate has expired',
  severity: 'critical',
  severityReason: 'Clients reject the connection.',
  reads: ['certificates'],
  find: facts =>
    problemsByNamespace(
      facts
        .items('certificates')
        .filter(({ notAfter }) =>
          isOlderThan(notAfter, { minutes: 0 }, facts.now),
        ),
      {
        words: ({ length }) => (length > 1 ? 'have expired' : 'has expired'),
        evidence: certificate => [
          fact(certificate, 'status.notAfter', certificate.notAfter!),
        ],
      },
    ),
  why: 'cert-manager renews a certificate long before it expires. Renewal of an expired certificate has failed for a long time.',
  fix: CERTIFICATE_STEPS,
  links: [CERTIFICATE_LINK],
};
