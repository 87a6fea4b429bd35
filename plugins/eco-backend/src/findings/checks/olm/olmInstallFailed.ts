import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';

/** Reports operators that OLM could not install. */
export const olmInstallFailed: Check = {
  id: 'olm-install-failed',
  title: 'OLM could not install an operator',
  severity: 'critical',
  severityReason: 'The requested version of the operator does not run.',
  reads: ['clusterServiceVersions', 'installPlans'],
  find: facts => [
    ...facts
      .items('clusterServiceVersions')
      .filter(({ phase }) => phase === 'Failed')
      .map(csv => ({
        subject: objectSubject(csv),
        message: `OLM could not install ${csv.displayName ?? csv.name}${
          csv.reason ? ` (${csv.reason})` : ''
        }.`,
        evidence: [fact(csv, 'status.phase', 'Failed')],
        values: { resource: 'clusterserviceversion' },
      })),
    ...facts
      .items('installPlans')
      .filter(({ phase }) => phase === 'Failed')
      .map(plan => ({
        subject: objectSubject(plan),
        message: `InstallPlan ${plan.name} failed${
          plan.versions.length > 0
            ? ` to install ${plan.versions.join(', ')}`
            : ''
        }.`,
        evidence: [fact(plan, 'status.phase', 'Failed')],
        values: { resource: 'installplan' },
      })),
  ],
  why: 'Its pods, permissions or requirements do not match the bundle. Later upgrades of this operator have to wait.',
  fix: [
    {
      text: 'Find out what failed.',
      command: 'kubectl describe {resource} {name} --namespace {namespace}',
    },
  ],
  links: [
    {
      title: 'Troubleshooting OLM',
      url: 'https://olm.operatorframework.io/docs/troubleshooting/clusterserviceversion/',
    },
  ],
};
