import { KubernetesObject } from '../kubernetes/objects';
import { parse } from 'yaml';
import { seeDeployment } from './seeDeployment';

/** A Deployment with one ready pod. */
function deployment(input: {
  namespace?: string;
  labels?: object;
  annotations?: object;
  pod?: string;
}): KubernetesObject {
  const { namespace = 'system', labels = {}, annotations, pod = '' } = input;
  return {
    metadata: { name: 'any', namespace, labels: { ...labels } },
    spec: {
      template: {
        metadata: { annotations: { ...annotations } },
        spec: parse(pod),
      },
    },
    status: { readyReplicas: 1 },
  };
}

const enginesOf = (object: KubernetesObject) =>
  seeDeployment(object)?.sighting?.engines ?? [];

describe('the controller of an operator is recognized by', () => {
  it.each([
    [
      'the image, under the labels of an aliased chart',
      'CloudNativePG',
      {
        labels: {
          'app.kubernetes.io/name': 'pg-operator-cnpg',
          'helm.sh/chart': 'cnpg-operator-0.27.0',
        },
        pod: 'containers: [{ name: manager, image: "ghcr.io/cloudnative-pg/cloudnative-pg:1.28.0" }]',
      },
    ],
    [
      'an image that is pinned by digest',
      'CloudNativePG',
      {
        pod: `containers: [{ name: manager, image: "ghcr.io/cloudnative-pg/cloudnative-pg@sha256:${'a'.repeat(
          64,
        )}" }]`,
      },
    ],
    [
      'an image in a mirror, with the registry in its path',
      'Percona',
      {
        pod: 'containers: [{ name: operator, image: "mirror.corp:5000/docker.io/percona/percona-postgresql-operator:2.8.2" }]',
      },
    ],
    [
      'an image in a mirror of an OLM install without labels',
      'Zalando',
      {
        labels: { 'olm.owner': 'postgres-operator.v1.5.0' },
        pod: 'containers: [{ name: postgres-operator, image: "registry.example/acid/postgres-operator:v1.5.0" }]',
      },
    ],
    [
      "OLM's bundle, under a name and image of its own",
      'CloudNativePG',
      {
        labels: { 'olm.owner': 'cloudnative-pg.v1.28.0' },
        pod: 'containers: [{ name: manager, image: "corp/ours:7" }]',
      },
    ],
    [
      'its labels',
      'MariaDBOperator',
      {
        labels: { 'app.kubernetes.io/name': 'mariadb-operator' },
        pod: 'containers: [{ name: controller, image: "corp/ours:7" }]',
      },
    ],
  ] as const)('%s', (_, engine, input) => {
    expect(enginesOf(deployment(input))).toEqual([engine]);
  });

  it('nothing else, and other Deployments are dropped', () => {
    const pod = 'containers: [{ name: main, image: "library/postgres:17" }]';
    expect(seeDeployment(deployment({ pod }))).toBeUndefined();
  });

  it('its first containers, however many there are', () => {
    const others = Array.from({ length: 2_000 }, () => 'image: corp/other');
    const pod = (images: string[]) =>
      `containers: [{ ${images.join(' }, { ')} }]`;
    const own = 'image: cloudnative-pg/cloudnative-pg';
    expect(enginesOf(deployment({ pod: pod([own, ...others]) }))).toEqual([
      'CloudNativePG',
    ]);
    expect(enginesOf(deployment({ pod: pod([...others, own]) }))).toEqual([]);
  });

  it('its image, whatever annotations OLM put on its pods', () => {
    const annotations = { 'alm-examples': 'x'.repeat(200_000) };
    const pod = 'containers: [{ image: cloudnative-pg/cloudnative-pg }]';
    expect(enginesOf(deployment({ annotations, pod }))).toEqual([
      'CloudNativePG',
    ]);
  });

  it.each([
    ['settings', 'WATCH_NAMESPACE', 5_000],
    ['text', 'x'.repeat(1_000), 150],
  ])('nothing where it has more %s than any operator', (_, name, count) => {
    const env = Array.from({ length: count }, () => `{ name: ${name} }`);
    const withSettings = (some: string[]) =>
      deployment({
        pod: `containers: [{ image: cloudnative-pg/cloudnative-pg, env: [${some}] }]`,
      });
    expect(enginesOf(withSettings(env.slice(-100)))).toEqual(['CloudNativePG']);
    expect(seeDeployment(withSettings(env))).toBeUndefined();
  });
});

describe('the namespaces it watches', () => {
  const image = 'image: percona/percona-postgresql-operator:2.8.2';
  const watched = (env: string, annotations = {}) =>
    seeDeployment(
      deployment({
        namespace: 'pg-system',
        annotations,
        pod: `containers: [{ name: operator, ${image}, env: ${env} }]`,
      }),
    )?.sighting?.watches;

  it.each([
    [
      'its own',
      '[{ name: WATCH_NAMESPACE, valueFrom: { fieldRef: { fieldPath: metadata.namespace } } }]',
      ['pg-system'],
    ],
    [
      'a list',
      '[{ name: WATCH_NAMESPACE, value: "shop, billing" }]',
      ['shop', 'billing'],
    ],
    ['all', '[{ name: WATCH_NAMESPACE, value: "" }]', 'all'],
    ['not said', '[]', undefined],
    [
      'no names',
      '[{ name: WATCH_NAMESPACE, value: "$(cat /token)" }]',
      undefined,
    ],
  ])('%s', (_, env, expected) => {
    expect(watched(env)).toEqual(expected);
  });

  it('come from the annotation of the OperatorGroup by OLM', () => {
    expect(watched('[]', { 'olm.targetNamespaces': 'shop' })).toEqual(['shop']);
    expect(watched('[]', { 'olm.targetNamespaces': '' })).toBe('all');
  });

  it('are dropped if there are more than possible', () => {
    const many = Array.from({ length: 2_000 }, (_, i) => `n${i}`).join();
    expect(watched('[]', { 'olm.targetNamespaces': many })).toBeUndefined();
  });
});
