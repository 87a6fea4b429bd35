import { RoleBindingFacts, RoleFacts } from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '@backstage-eco/plugin-eco-recognition';

/** A granted role, in all namespaces or in one. */
export interface GrantedRole {
  role: RoleFacts;
  /** Omitted for all namespaces. */
  namespace?: string;
}

/**
 * Roles of service accounts, granted by name or through a group of service
 * accounts. Excludes grants to all authenticated users.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export class GrantedRoles {
  readonly #bySubject = new Map<string, GrantedRole[]>();

  constructor(index: InventoryIndex) {
    const roles = new Map(
      [...index.items('clusterRoles'), ...index.items('roles')].map(role => [
        roleKey(role.namespace, role.name),
        role,
      ]),
    );
    const bindings = [
      ...index.items('clusterRoleBindings'),
      ...index.items('roleBindings'),
    ];
    for (const binding of bindings) {
      const { kind, name } = binding.role;
      const namespace = kind === 'Role' ? binding.namespace : undefined;
      const role = roles.get(roleKey(namespace, name));
      for (const subject of role ? new Set(subjectsOf(binding)) : []) {
        const granted = this.#bySubject.get(subject) ?? [];
        granted.push({ role: role!, namespace: binding.namespace });
        this.#bySubject.set(subject, granted);
      }
    }
  }

  /** @param account - service account as `namespace/name` */
  of(account: string): GrantedRole[] {
    const [namespace, name] = account.split('/');
    return [
      `system:serviceaccount:${namespace}:${name}`,
      `system:serviceaccounts:${namespace}`,
      'system:serviceaccounts',
    ].flatMap(subject => this.#bySubject.get(subject) ?? []);
  }
}

function roleKey(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

/** Returns subjects by the user and group names that the API server uses. */
function subjectsOf(binding: RoleBindingFacts): string[] {
  return binding.subjects.map(({ kind, namespace, name }) =>
    kind === 'ServiceAccount'
      ? `system:serviceaccount:${namespace ?? binding.namespace}:${name}`
      : name,
  );
}
