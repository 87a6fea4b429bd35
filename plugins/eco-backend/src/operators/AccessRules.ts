import {
  RoleBindingFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '../detection/InventoryIndex';

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
  /** `namespace/name`; the name is `*` for all accounts of the namespace. */
  account: string;
}

const USER = /^system:serviceaccount:([^:]+):([^:]+)$/;
const GROUP = /^system:serviceaccounts:([^:]+)$/;

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

  constructor(index: InventoryIndex) {
    this.#index = index;
  }

  /** The roles of a service account, as `namespace/name`. */
  rolesOf(account: string): RoleFacts[] {
    this.#byAccount ??= this.#indexAccounts();
    const [namespace] = account.split('/');
    return [account, `${namespace}/*`].flatMap(
      each => this.#byAccount!.get(each) ?? [],
    );
  }

  /** The rules that name an API group; those for all groups (`*`) do not. */
  rulesNaming(group: string): RoleRule[] {
    this.#byGroup ??= this.#indexGroups();
    return this.#byGroup.get(group) ?? [];
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
        byAccount.set(account, [...(byAccount.get(account) ?? []), role]);
      }
    }
    return byAccount;
  }

  #indexGroups(): Map<string, RoleRule[]> {
    const byGroup = new Map<string, RoleRule[]>();
    for (const [role, grants] of this.#allGrants()) {
      for (const [position, { apiGroups }] of role.rules.entries()) {
        for (const group of new Set(apiGroups)) {
          if (group !== '*') {
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

function toAccount(
  kind: string,
  namespace: string | undefined,
  name: string,
): string | undefined {
  if (kind === 'ServiceAccount') {
    return `${namespace}/${name}`;
  }
  const [, ofUser, user] = (kind === 'User' && USER.exec(name)) || [];
  if (ofUser) {
    return `${ofUser}/${user}`;
  }
  const [, ofGroup] = (kind === 'Group' && GROUP.exec(name)) || [];
  return ofGroup && `${ofGroup}/*`;
}
