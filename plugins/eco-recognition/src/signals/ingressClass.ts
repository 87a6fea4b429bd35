import { matchesAny } from '../patterns';
import { evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';

/** Matches ingress classes by controller. */
export const ingressClassMatcher: SignalMatcher<'ingressClass'> = {
  kind: 'ingressClass',

  lists: () => ['ingressClasses'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const ingressClass of index.items('ingressClasses')) {
      const { controller } = ingressClass;
      if (controller && matchesAny(controller, signal.controllers)) {
        matches.push({
          evidence: evidenceOf('ingressClass', ingressClass, {
            field: 'spec.controller',
            value: controller,
          }),
          versions: [],
        });
      }
    }
    return matches;
  },
};
