import { matchesAny } from '../patterns';
import { evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';

/** Matches gateway classes by controller. */
export const gatewayClassMatcher: SignalMatcher<'gatewayClass'> = {
  kind: 'gatewayClass',

  lists: () => ['gatewayClasses'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const gatewayClass of index.items('gatewayClasses')) {
      if (matchesAny(gatewayClass.controller, signal.controllers)) {
        matches.push({
          evidence: evidenceOf('gatewayClass', gatewayClass, {
            field: 'spec.controllerName',
            value: gatewayClass.controller,
          }),
          versions: [],
        });
      }
    }
    return matches;
  },
};
