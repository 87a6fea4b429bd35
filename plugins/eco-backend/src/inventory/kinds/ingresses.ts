import { boundedText, objectIn } from '@backstage-eco/plugin-eco-recognition';
import { KindSource } from './KindSource';

/** Predecessor of `spec.ingressClassName`, which controllers still honor. */
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** Ingresses. */
export const ingresses: KindSource<'ingresses'> = {
  part: 'ingresses',
  group: 'networking.k8s.io',
  versions: ['v1'],
  resource: 'ingresses',
  kind: 'Ingress',
  optionalRole: 'eco-ingresses',
  uses: { findings: ['ingressClassName'] },
  toFacts: (raw, common) => {
    const { [CLASS_ANNOTATION]: className } = common.annotations;
    const annotations: Record<string, string> = className
      ? { [CLASS_ANNOTATION]: className }
      : {};
    return {
      ...common,
      annotations,
      ingressClassName: boundedText(objectIn(raw, 'spec').ingressClassName),
    };
  },
};
