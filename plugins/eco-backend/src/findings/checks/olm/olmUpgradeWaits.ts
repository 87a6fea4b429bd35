import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';

/** Reports upgrades that wait for approval. */
export const olmUpgradeWaits: Check = {
  id: 'olm-upgrade-waits',
  title: 'Operator upgrade waits for approval',
  severity: 'info',
  severityReason: 'Someone chose to approve upgrades manually.',
  reads: ['installPlans'],
  find: facts =>
    facts
      .items('installPlans')
      .filter(
        ({ phase, approved }) => phase === 'RequiresApproval' && !approved,
      )
      .map(plan => ({
        subject: objectSubject(plan),
        message: `InstallPlan ${plan.name} waits for approval${
          plan.versions.length > 0 ? `: ${plan.versions.join(', ')}` : ''
        }.`,
        evidence: [fact(plan, 'status.phase', 'RequiresApproval')],
      })),
  why: 'The operator stays on an older version with its known bugs, and one plan may block other operators in the namespace.',
  fix: [
    {
      text: 'Check what the plan would install.',
      command: 'kubectl get installplan {name} --namespace {namespace} -o yaml',
    },
    {
      text: 'Approve it.',
      command:
        'kubectl patch installplan {name} --namespace {namespace} --type=merge -p \'{"spec":{"approved":true}}\'',
    },
  ],
  links: [
    {
      title: 'Subscription',
      url: 'https://olm.operatorframework.io/docs/concepts/crds/subscription/',
    },
  ],
};
