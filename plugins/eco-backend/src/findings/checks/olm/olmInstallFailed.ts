import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';

/** An operator that OLM could not install. */
export const olmInstallFailed: Check = {
  id: 'olm-install-failed',
  title: 'OLM could not install an operator',
  severity: 'critical',
  severityReason: 'The operator does not run in the version that was wanted.',
  reads: ['clusterServiceVersions'],
  find: facts =>
    facts
      .items('clusterServiceVersions')
      .filter(({ phase }) => phase === 'Failed')
      .map(csv => ({
        subject: objectSubject(csv),
        message: `OLM could not install ${csv.displayName ?? csv.name}${
          csv.reason ? ` (${csv.reason})` : ''
        }.`,
        evidence: [fact(csv, 'status.phase', 'Failed')],
      })),
  why: 'Its pods, permissions or requirements are not what the bundle asks for. Later upgrades of this operator wait behind it.',
  fix: [
    {
      text: 'Read what failed.',
      command:
        'kubectl describe clusterserviceversion {name} --namespace {namespace}',
    },
  ],
  links: [
    {
      title: 'Troubleshooting OLM',
      url: 'https://olm.operatorframework.io/docs/troubleshooting/clusterserviceversion/',
    },
  ],
};
