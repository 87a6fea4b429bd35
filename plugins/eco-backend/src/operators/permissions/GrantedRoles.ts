import { RoleBindingFacts, RoleFacts } from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '@backstage-eco/plugin-eco-recognition';

/** A role that somebody has, in all namespaces or in one. */
export interface GrantedRole {
  role: RoleFacts;
  /** Left out: in all of them. */
  namespace?: string;
}

/**
 * The roles that service accounts have, whether by their own names or as members of
 * a group of service accounts. What everybody who is signed in may do is left out.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
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

  /** @param account - a service account, as `namespace/name` */
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

/** As the API server calls users and groups. */
function subjectsOf(binding: RoleBindingFacts): string[] {
  return binding.subjects.map(({ kind, namespace, name }) =>
    kind === 'ServiceAccount'
      ? `system:serviceaccount:${namespace ?? binding.namespace}:${name}`
      : name,
  );
}
