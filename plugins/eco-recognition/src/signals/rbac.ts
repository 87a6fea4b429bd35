import { matchesAny } from '../patterns';
import { evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';

/** Matches roles and cluster roles by name. */
export const rbacMatcher: SignalMatcher<'rbac'> = {
  kind: 'rbac',

  lists: () => ['clusterRoles', 'roles'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const role of [
      ...index.items('clusterRoles'),
      ...index.items('roles'),
    ]) {
      if (matchesAny(role.name, signal.names)) {
        matches.push({
          evidence: evidenceOf('rbac', role, {
            field: 'metadata.name',
            value: role.name,
          }),
          versions: [],
        });
      }
    }
    return matches;
  },
};
