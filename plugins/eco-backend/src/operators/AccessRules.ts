import {
  RoleBindingFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../appendTo';

type Rule = RoleFacts['rules'][number];

/** One rule of a role, and who has it. */
export interface RoleRule {
  role: RoleFacts;
  /** Its place among the role's rules. */
  position: number;
  grants: AccountGrant[];
}

/** A service account that a binding gives a role. */
export interface AccountGrant {
  binding: RoleBindingFacts;
  /** Its place among the binding's subjects. */
  subject: number;
  /** `namespace/name`. */
  account: string;
}

/** Kubernetes makes these roles itself. */
const BOOTSTRAPPING = 'kubernetes.io/bootstrapping';

const USER = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** The service account of a workload's pods, as `namespace/name`. */
export function accountOf({
  namespace,
  serviceAccount,
}: Pick<WorkloadFacts, 'namespace' | 'serviceAccount'>): string {
  return `${namespace}/${serviceAccount ?? 'default'}`;
}

/** Who may do what, in the order in which it is asked for. */
export class AccessRules {
  readonly #index: InventoryIndex;
  #grants?: Map<RoleFacts, AccountGrant[]>;
  #byAccount?: Map<string, RoleFacts[]>;
  #byGroup?: Map<string, RoleRule[]>;
  readonly #rules = new Map<RoleFacts, Map<string, Rule[]>>();

  constructor(index: InventoryIndex) {
    this.#index = index;
  }

  /** The roles of a service account, as `namespace/name`. */
  rolesOf(account: string): RoleFacts[] {
    this.#byAccount ??= this.#indexAccounts();
    return this.#byAccount.get(account) ?? [];
  }

  /**
   * The rules that name an API group; those for all groups (`*`) do not. Those of
   * the cluster's own roles are left out: `admin`, `edit` and `view` collect what
   * people may do with any kind.
   */
  rulesNaming(group: string): RoleRule[] {
    this.#byGroup ??= this.#indexGroups();
    return this.#byGroup.get(group) ?? [];
  }

  /** The rules for all API groups. */
  rulesForAll(): RoleRule[] {
    this.#byGroup ??= this.#indexGroups();
    return this.#byGroup.get('*') ?? [];
  }

  /** The rules of a role that name an API group, or are for all groups. */
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

/** What is granted to groups of accounts says nothing of one of them. */
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
