import {
  CertificateFacts,
  FindingEvidence,
  FoundProblem,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { groupByNamespace } from '../../groupByNamespace';
import { namesOf } from '../../namesOf';

/**
 * Reports one problem per namespace, because one broken issuer breaks many
 * certificates.
 */
export function problemsByNamespace(
  certificates: readonly CertificateFacts[],
  describe: {
    /** Returns the words after the names. */
    words(certificates: CertificateFacts[]): string;
    evidence(certificate: CertificateFacts): FindingEvidence[];
  },
): FoundProblem[] {
  return groupByNamespace(certificates).map(([namespace, members]) => {
    const [first] = members;
    return {
      subject: {
        type: 'kind',
        apiVersion: first.apiVersion,
        kind: first.kind,
        namespace,
      },
      message: `${namesOf(
        'Certificate',
        members,
      )} in ${namespace} ${describe.words(members)}.`,
      objects: { count: members.length, some: members.map(referenceTo) },
      evidence: members.flatMap(describe.evidence),
      values: { example: first.name },
    };
  });
}

/** First steps for any problem with a certificate. */
export const CERTIFICATE_STEPS = [
  {
    text: 'Read the status and the events of the certificate.',
    command: 'kubectl describe certificate {example} --namespace {namespace}',
  },
  {
    text: 'Check the progress of its request, and whether its issuer is ready.',
    command: 'kubectl get certificaterequests,issuers --namespace {namespace}',
  },
];

/** Documentation of cert-manager for these problems. */
export const CERTIFICATE_LINK = {
  title: 'Troubleshooting cert-manager',
  url: 'https://cert-manager.io/docs/troubleshooting/',
};
