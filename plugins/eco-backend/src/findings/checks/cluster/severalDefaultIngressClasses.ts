import { Check } from '@backstage-eco/plugin-eco-node';
import { severalDefaults } from './severalDefaults';

/** Who serves an Ingress that names no class is not certain. */
export const severalDefaultIngressClasses: Check = {
  id: 'several-default-ingress-classes',
  title: 'Several IngressClasses are the default',
  severity: 'warning',
  severityReason:
    'The next Ingress that names no class is refused, or goes to another controller.',
  reads: ['ingressClasses'],
  find: facts =>
    severalDefaults(facts.items('ingressClasses'), [
      'ingressclass.kubernetes.io/is-default-class',
    ]),
  why: 'With several defaults, Kubernetes refuses an Ingress that names no class, or picks one of them, depending on its version.',
  fix: [
    {
      text: 'Keep one default, and take the mark from the others.',
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
