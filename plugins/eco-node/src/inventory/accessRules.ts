import { ObjectFacts } from './ObjectFacts';

/**
 * A ClusterRole or Role.
 *
 * @public
 */
export interface RoleFacts extends ObjectFacts {
  rules: Array<{
    apiGroups: string[];
    resources: string[];
    verbs: string[];
    /** Objects that the rule is limited to. Omitted if it applies to all. */
    resourceNames?: string[];
  }>;
}

/**
 * A ClusterRoleBinding or RoleBinding.
 *
 * @public
 */
export interface RoleBindingFacts extends ObjectFacts {
  role: { kind: string; name: string };
  subjects: Array<{ kind: string; namespace?: string; name: string }>;
}
