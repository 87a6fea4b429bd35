import { isNamed, namesOfImage, parseImageReference } from './imageReference';

const DIGEST = `sha256:${'7d9e4eea'.repeat(8)}`;

describe('parseImageReference', () => {
  it.each([
    ['traefik', { path: ['traefik'] }],
    ['traefik:v3.3', { path: ['traefik'], tag: 'v3.3' }],
    ['grafana/loki:3.1.1', { path: ['grafana', 'loki'], tag: '3.1.1' }],
    [
      'quay.io/jetstack/cert-manager-controller:v1.19.2',
      {
        registry: 'quay.io',
        path: ['jetstack', 'cert-manager-controller'],
        tag: 'v1.19.2',
      },
    ],
    ['localhost:5000/a/b', { registry: 'localhost:5000', path: ['a', 'b'] }],
    [
      'registry.corp:8443/mirror/quay.io/cilium/cilium:v1.18.1',
      {
        registry: 'registry.corp:8443',
        path: ['mirror', 'quay.io', 'cilium', 'cilium'],
        tag: 'v1.18.1',
      },
    ],
    [
      `quay.io/operator-framework/olm@${DIGEST}`,
      {
        registry: 'quay.io',
        path: ['operator-framework', 'olm'],
        digest: DIGEST,
      },
    ],
    [
      `quay.io/cilium/cilium:v1.18.1@${DIGEST}`,
      {
        registry: 'quay.io',
        path: ['cilium', 'cilium'],
        tag: 'v1.18.1',
        digest: DIGEST,
      },
    ],
  ])('splits %s', (image, expected) => {
    expect(parseImageReference(image)).toEqual(expected);
  });

  it.each(['', ' ', '${IMAGE}', '<image>', 'a:', 'a@b@c', 'a//b', ':v1'])(
    'does not take %p for an image',
    image => {
      expect(parseImageReference(image)).toBeUndefined();
    },
  );
});

describe('isNamed', () => {
  const namesOf = (image: string) => namesOfImage(parseImageReference(image)!);

  it.each([
    'quay.io/jetstack/cert-manager-controller:v1.19.2',
    'registry.corp/mirror/jetstack/cert-manager-controller:v1.19.2',
    'rancher/mirrored-jetstack-cert-manager-controller:v1.19.2',
    'eu.gcr.io/corp/quay.io_jetstack_cert-manager-controller:v1.19.2',
    'registry.corp/jetstack-cert-manager-controller-fips:v1.19.2',
    'registry.corp/jetstack.cert-manager-controller-linux-amd64:v1.19.2',
    'registry.corp/quay.io__jetstack__cert-manager-controller:v1.19.2',
    '123456789012.dkr.ecr.eu-central-1.amazonaws.com/mirror/eu-central-1-docker-pkg-dev-corp-images-quay-io-jetstack-cert-manager-controller',
    `jetstack/cert-manager-controller@${DIGEST}`,
  ])('matches %s by folder and name', image => {
    expect(isNamed(namesOf(image), 'jetstack/cert-manager-controller')).toBe(
      true,
    );
  });

  it.each([
    ['registry.redhat.io/openshift4/ose-coredns:v4.16', 'coredns'],
    ['registry.redhat.io/openshift-gitops-1/argocd-rhel9:v1.14', 'argocd'],
    ['rancher/mirrored-metrics-server:v0.7', 'metrics-server'],
    ['rancher/mirrored-coreos-kube-state-metrics:v1.9.7', 'kube-state-metrics'],
    ['registry.corp/mirror/docker.io_traefik:v3.3', 'traefik'],
    ['bitnamilegacy/sealed-secrets:0.27.3', 'bitnami/sealed-secrets'],
    ['rancher/hardened-flannel:v0.27', 'flannel'],
    ['registry.redhat.io/rhosdt/jaeger-rhel8-operator:1.57', 'jaeger-operator'],
    ['dhi.io/dhi-traefik-debian13:3.5', 'traefik'],
  ])('ignores vendor marks in %s', (image, key) => {
    expect(isNamed(namesOf(image), key)).toBe(true);
  });

  it.each([
    ['corp/my-cert-manager-controller-mock:v1', 'cert-manager-controller'],
    ['corp/my-cert-manager-controller:v1', 'cert-manager-controller'],
    [
      'corp/my-cert-manager-controller-mock:v1',
      'jetstack/cert-manager-controller',
    ],
    [
      'corp/myjetstack-cert-manager-controller:v1',
      'jetstack/cert-manager-controller',
    ],
    [
      'corp/jetstackcert-manager-controller:v1',
      'jetstack/cert-manager-controller',
    ],
    ['corp/jetstack-cert-manager-controller:v1', 'cert-manager-controller'],
    ['rancher/mirrored-xtraefik:v3', 'traefik'],
    ['notbitnami/sealed-secrets:0.27.3', 'bitnami/sealed-secrets'],
  ])('does not match a part of %s', (image, repository) => {
    expect(isNamed(namesOf(image), repository)).toBe(false);
  });

  it('matches the end of a path of any depth', () => {
    const deep = namesOf('a/'.repeat(500).concat('z'));
    expect(isNamed(deep, 'a/a/z')).toBe(true);
    expect(isNamed(deep, 'b/a/z')).toBe(false);
  });

  it('strips only a bounded number of vendor marks', () => {
    const marked = (count: number) => namesOf(`a/x${'-alpine'.repeat(count)}`);
    expect(isNamed(marked(6), 'a/x')).toBe(true);
    expect(isNamed(marked(7), 'a/x')).toBe(false);
  });
});
