import {
  ObjectFacts,
  RoleBindingFacts,
  RoleFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedName,
  boundedObjects,
  boundedText,
  boundedTexts,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { groupNames } from './groupNames';
import { KindSource } from './KindSource';

const rbac = {
  group: 'rbac.authorization.k8s.io',
  versions: ['v1'],
};

/** ClusterRoles. */
export const clusterRoles: KindSource<'clusterRoles'> = {
  ...rbac,
  part: 'clusterRoles',
  resource: 'clusterroles',
  kind: 'ClusterRole',
  uses: { detection: [], operators: ['rules'] },
  toFacts: toRole,
};

/** ClusterRoleBindings. */
export const clusterRoleBindings: KindSource<'clusterRoleBindings'> = {
  ...rbac,
  part: 'clusterRoleBindings',
  resource: 'clusterrolebindings',
  kind: 'ClusterRoleBinding',
  uses: { detection: [], operators: ['role', 'subjects'] },
  toFacts: toBinding,
};

/** Roles. */
export const roles: KindSource<'roles'> = {
  ...rbac,
  part: 'roles',
  resource: 'roles',
  kind: 'Role',
  uses: { detection: [], operators: ['rules'] },
  toFacts: toRole,
};

/** RoleBindings. */
export const roleBindings: KindSource<'roleBindings'> = {
  ...rbac,
  part: 'roleBindings',
  resource: 'rolebindings',
  kind: 'RoleBinding',
  uses: { detection: [], operators: ['role', 'subjects'] },
  toFacts: toBinding,
};

function toRole(raw: RawObject, common: ObjectFacts): RoleFacts {
  return {
    ...common,
    rules: boundedObjects(raw.rules).map(rule => ({
      apiGroups: groupNames(rule.apiGroups),
      resources: boundedTexts(rule.resources),
      verbs: boundedTexts(rule.verbs),
      resourceNames: Array.isArray(rule.resourceNames)
        ? boundedTexts(rule.resourceNames)
        : undefined,
    })),
  };
}

function toBinding(raw: RawObject, common: ObjectFacts): RoleBindingFacts {
  const role = objectIn(raw, 'roleRef');
  return {
    ...common,
    role: {
      kind: boundedText(role.kind) ?? '',
      name: boundedName(role.name) ?? '',
    },
    subjects: boundedObjects(raw.subjects).map(subject => ({
      kind: boundedText(subject.kind) ?? '',
      namespace: boundedText(subject.namespace),
      name: boundedText(subject.name) ?? '',
    })),
  };
}
