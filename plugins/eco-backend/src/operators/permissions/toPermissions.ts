import { OperatorPermissions } from '@backstage-eco/plugin-eco-common';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { GrantedRole } from './GrantedRoles';

const MAX_RULES = 50;
const MAX_TEXTS = 20;

type Permission = OperatorPermissions['rules'][number];

/**
 * Lists the permissions of a service account, rules with wildcards first.
 *
 * @param account - `namespace/name`
 */
export function toPermissions(
  account: string,
  granted: readonly GrantedRole[],
): OperatorPermissions {
  const all = granted.flatMap(toRules);
  const wild = all.filter(({ wildcards }) => wildcards.length > 0);
  const others = all.filter(({ wildcards }) => wildcards.length === 0);
  return {
    account,
    rules: [...wild, ...others].slice(0, MAX_RULES),
    moreRules: Math.max(0, all.length - MAX_RULES),
    wildcards: wild.length,
  };
}

/** Skips rules without resources: they are about paths, such as /metrics. */
function toRules({ role, namespace }: GrantedRole): Permission[] {
  return role.rules.flatMap((rule, position) => {
    const { apiGroups, resources, verbs, resourceNames } = rule;
    return resources.length > 0
      ? [
          {
            role: referenceTo(role),
            field: `rules[${position}]`,
            ...(namespace && { namespace }),
            apiGroups: apiGroups.slice(0, MAX_TEXTS),
            resources: resources.slice(0, MAX_TEXTS),
            verbs: verbs.slice(0, MAX_TEXTS),
            ...(resourceNames && { isNamed: true }),
            wildcards: (['apiGroups', 'resources', 'verbs'] as const).filter(
              field => rule[field].includes('*'),
            ),
          },
        ]
      : [];
  });
}
