import {
  RoleBindingFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../appendTo';

type Rule = RoleFacts['rules'][number];

/** A rule of a role, and the accounts that it is granted to. */
export interface RoleRule {
  role: RoleFacts;
  /** Index among the role's rules. */
  position: number;
  grants: AccountGrant[];
}

/** A service account that a binding grants a role to. */
export interface AccountGrant {
  binding: RoleBindingFacts;
  /** Index among the binding's subjects. */
  subject: number;
  /** As `namespace/name`. */
  account: string;
}

/** Label of the default roles that the API server creates. */
const BOOTSTRAPPING = 'kubernetes.io/bootstrapping';

const USER = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** Returns the service account of a workload's pods, as `namespace/name`. */
export function accountOf({
  namespace,
  serviceAccount,
}: Pick<WorkloadFacts, 'namespace' | 'serviceAccount'>): string {
  return `${namespace}/${serviceAccount ?? 'default'}`;
}

/** RBAC of a cluster, indexed by account and by API group. */
export class AccessRules {
  readonly #index: InventoryIndex;
  #grants?: Map<RoleFacts, AccountGrant[]>;
  #byAccount?: Map<string, RoleFacts[]>;
  #byGroup?: Map<string, RoleRule[]>;
  readonly #rules = new Map<RoleFacts, Map<string, Rule[]>>();

  constructor(index: InventoryIndex) {
    this.#index = index;
  }

  /** Returns the roles of a service account, given as `namespace/name`. */
  rolesOf(account: string): RoleFacts[] {
    this.#byAccount ??= this.#indexAccounts();
    return this.#byAccount.get(account) ?? [];
  }

  /**
   * Returns the rules that name an API group; rules for all groups (`*`) do
   * not. Excludes the default roles of Kubernetes: `admin`, `edit` and `view`
   * aggregate what people may do with any kind.
   */
  rulesNaming(group: string): RoleRule[] {
    this.#byGroup ??= this.#indexGroups();
    return this.#byGroup.get(group) ?? [];
  }

  /** Returns the rules for all API groups. */
  rulesForAll(): RoleRule[] {
    this.#byGroup ??= this.#indexGroups();
    return this.#byGroup.get('*') ?? [];
  }

  /**
   * Returns the rules of a role that name an API group or apply to all groups.
   */
  rulesAbout(role: RoleFacts, group: string): Rule[] {
    let rules = this.#rules.get(role);
    if (!rules) {
      rules = new Map();
      for (const rule of role.rules) {
        new Set(rule.apiGroups).forEach(each => appendTo(rules!, each, rule));
      }
      this.#rules.set(role, rules);
    }
    return [...(rules.get(group) ?? []), ...(rules.get('*') ?? [])];
  }

  #allGrants(): Map<RoleFacts, AccountGrant[]> {
    this.#grants ??= this.#findGrants();
    return this.#grants;
  }

  #findGrants(): Map<RoleFacts, AccountGrant[]> {
    const byName = new Map<string, RoleFacts>();
    const all = new Map<RoleFacts, AccountGrant[]>();
    for (const list of ['clusterRoles', 'roles'] as const) {
      for (const role of this.#index.items(list)) {
        byName.set(`${role.namespace ?? ''}/${role.name}`, role);
        all.set(role, []);
      }
    }
    for (const list of ['clusterRoleBindings', 'roleBindings'] as const) {
      for (const binding of this.#index.items(list)) {
        const { kind, name } = binding.role;
        const namespace = kind === 'ClusterRole' ? '' : binding.namespace ?? '';
        const role = byName.get(`${namespace}/${name}`);
        all.get(role!)?.push(...accountsOf(binding));
      }
    }
    return all;
  }

  #indexAccounts(): Map<string, RoleFacts[]> {
    const byAccount = new Map<string, RoleFacts[]>();
    for (const [role, grants] of this.#allGrants()) {
      for (const account of new Set(grants.map(each => each.account))) {
        appendTo(byAccount, account, role);
      }
    }
    return byAccount;
  }

  #indexGroups(): Map<string, RoleRule[]> {
    const byGroup = new Map<string, RoleRule[]>();
    for (const [role, grants] of this.#allGrants()) {
      for (const [position, { apiGroups }] of role.rules.entries()) {
        for (const group of new Set(apiGroups)) {
          if (group === '*' || !(BOOTSTRAPPING in role.labels)) {
            const rules = byGroup.get(group) ?? [];
            rules.push({ role, position, grants });
            byGroup.set(group, rules);
          }
        }
      }
    }
    return byGroup;
  }
}

function accountsOf(binding: RoleBindingFacts): AccountGrant[] {
  return binding.subjects.flatMap(({ kind, namespace, name }, subject) => {
    const account = toAccount(kind, namespace ?? binding.namespace, name);
    return account ? [{ binding, subject, account }] : [];
  });
}

/**
 * Ignores groups of accounts: a grant to a group says nothing about one
 * account.
 */
function toAccount(
  kind: string,
  namespace: string | undefined,
  name: string,
): string | undefined {
  if (kind === 'ServiceAccount') {
    return `${namespace}/${name}`;
  }
  const [, ofUser, user] = (kind === 'User' && USER.exec(name)) || [];
  return ofUser && `${ofUser}/${user}`;
}
