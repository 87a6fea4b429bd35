import { Check } from '@backstage-eco/plugin-eco-node';
import { severalDefaults } from './severalDefaults';

/**
 * Reports several default classes: which controller serves an Ingress without a
 * class is then undefined.
 */
export const severalDefaultIngressClasses: Check = {
  id: 'several-default-ingress-classes',
  title: 'Several IngressClasses are the default',
  severity: 'warning',
  severityReason:
    'The next Ingress that names no class is rejected or goes to an unintended controller.',
  reads: ['ingressClasses'],
  find: facts =>
    severalDefaults(facts.items('ingressClasses'), [
      'ingressclass.kubernetes.io/is-default-class',
    ]),
  why: 'With several defaults, Kubernetes rejects an Ingress that names no class or picks one of the defaults, depending on its version.',
  fix: [
    {
      text: 'Keep one default, and remove the annotation from the others.',
      command: 'kubectl annotate ingressclass {example} {unmark}',
    },
  ],
  links: [
    {
      title: 'Default IngressClass',
      url: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class',
    },
  ],
};
