import { GROUPS } from './databases';

const API_VERSION = 'admissionregistration.k8s.io/v1';
const POD = 'object.spec.template.spec.containers[0]';

/** Change to each kind: a CEL condition, and the JSON patches as CEL. */
const CHANGES = [
  {
    name: 'statefulsets',
    group: 'apps',
    resource: 'statefulsets',
    engine: 'StatefulSet',
    condition: `!${POD}.image.startsWith('mirror.corp/')`,
    patches: [
      image('/spec/template/spec/containers/0/image', `${POD}.image`),
      requests('/spec/template/spec/containers/0/resources'),
    ],
  },
  {
    name: 'clusters',
    group: 'postgresql.cnpg.io',
    resource: 'clusters',
    engine: 'CloudNativePG',
    condition: "!object.spec.imageName.startsWith('mirror.corp/')",
    patches: [
      image('/spec/imageName', 'object.spec.imageName'),
      requests('/spec/resources'),
    ],
  },
  {
    name: 'mariadbs',
    group: 'k8s.mariadb.com',
    resource: 'mariadbs',
    engine: 'MariaDBOperator',
    condition: "!object.spec.image.startsWith('mirror.corp/')",
    patches: [
      image('/spec/image', 'object.spec.image'),
      requests('/spec/resources'),
    ],
  },
];

/**
 * Mutating policies that platforms commonly have: images come from a mirror,
 * and every server gets different resource requests.
 */
export const POLICIES = CHANGES.flatMap(change => {
  const { group, resource, engine, condition, patches } = change;
  const metadata = { name: `bench-${change.name}` };
  const namespaces = GROUPS.filter(found => found.engine === engine).map(
    ({ namespace }) => namespace,
  );
  return [
    {
      apiVersion: API_VERSION,
      kind: 'MutatingAdmissionPolicy',
      metadata,
      spec: {
        failurePolicy: 'Fail',
        reinvocationPolicy: 'Never',
        matchConstraints: {
          namespaceSelector: {
            matchExpressions: [
              {
                key: 'kubernetes.io/metadata.name',
                operator: 'In',
                values: namespaces,
              },
            ],
          },
          resourceRules: [
            {
              apiGroups: [group],
              apiVersions: ['*'],
              operations: ['CREATE', 'UPDATE'],
              resources: [resource],
            },
          ],
        },
        matchConditions: [{ name: 'not-yet', expression: condition }],
        mutations: [
          {
            patchType: 'JSONPatch',
            jsonPatch: { expression: `[${patches.join(', ')}]` },
          },
        ],
      },
    },
    {
      apiVersion: API_VERSION,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata,
      spec: { policyName: metadata.name },
    },
  ];
});

function image(path: string, found: string): string {
  return `JSONPatch{op: "replace", path: "${path}", value: "mirror.corp/" + ${found}}`;
}

function requests(path: string): string {
  const both = '{"cpu": "500m", "memory": "768Mi"}';
  return `JSONPatch{op: "add", path: "${path}", value: {"requests": ${both}, "limits": ${both}}}`;
}
