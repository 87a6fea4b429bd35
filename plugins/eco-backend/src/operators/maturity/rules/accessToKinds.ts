import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { CrdFacts, RoleFacts } from '@backstage-eco/plugin-eco-node';
import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

type Rule = RoleFacts['rules'][number];

/**
 * What a controller does with a kind: watch its objects, and write them or
 * their status.
 */
const NEEDS = [
  { what: 'watch', verbs: ['watch'], subresources: [] },
  { what: 'update', verbs: ['update', 'patch'], subresources: ['status'] },
];

function includes(texts: readonly string[], wanted: string[]): boolean {
  return texts.includes('*') || texts.some(text => wanted.includes(text));
}

/** Returns the index in `resources` that grants the access, or -1. */
function placeOf(
  rule: Rule,
  resources: readonly string[],
  asked: { group: string; verbs: string[] },
): number {
  if (
    rule.resourceNames ||
    !includes(rule.apiGroups, [asked.group]) ||
    !includes(rule.verbs, asked.verbs)
  ) {
    return -1;
  }
  return rule.resources.findIndex(each => resources.includes(each));
}

function grant(
  roles: readonly RoleFacts[],
  crd: CrdFacts,
  need: (typeof NEEDS)[number],
): ObservedFact | undefined {
  const { group, plural } = crd;
  const resources = [
    '*',
    plural,
    ...need.subresources.flatMap(each => [
      `${plural}/${each}`,
      `${plural}/*`,
      `*/${each}`,
    ]),
  ];
  for (const role of roles) {
    for (const [position, rule] of role.rules.entries()) {
      const place = placeOf(rule, resources, { group, verbs: need.verbs });
      if (place >= 0) {
        const field = `rules[${position}].resources[${place}]`;
        return observedFact(role, field, rule.resources[place]);
      }
    }
  }
  return undefined;
}

/**
 * Level 1: its service account may watch each of its kinds, and write the
 * objects or their status.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export const accessToKinds: MaturityRule = {
  id: 'access-to-kinds',
  level: 1,
  weight: 'required',
  about: ['workload', 'crds'],
  looksIn: ['clusterRoles', 'clusterRoleBindings', 'roles', 'roleBindings'],

  check(operator) {
    const roles = operator.roles();
    const evidence: ObservedFact[] = [];
    for (const crd of operator.crds) {
      for (const need of NEEDS) {
        const fact = grant(roles, crd, need);
        if (!fact) {
          return {
            state: 'not-observed',
            reason: `Its service account may not ${need.what} ${crd.name}.`,
          };
        }
        evidence.push(fact);
      }
    }
    return {
      state: 'observed',
      reason: 'Its service account may watch and update all of its kinds.',
      evidence,
    };
  },
};
