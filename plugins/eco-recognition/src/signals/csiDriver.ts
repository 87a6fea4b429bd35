import { matchesAny } from '../patterns';
import { evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';

/** Matches registered CSI drivers by name. */
export const csiDriverMatcher: SignalMatcher<'csiDriver'> = {
  kind: 'csiDriver',

  lists: () => ['csiDrivers'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const driver of index.items('csiDrivers')) {
      if (matchesAny(driver.name, signal.names)) {
        matches.push({
          evidence: evidenceOf('csiDriver', driver, {
            field: 'metadata.name',
            value: driver.name,
          }),
          versions: [],
        });
      }
    }
    return matches;
  },
};
