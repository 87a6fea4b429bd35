import { Signal } from '@backstage-eco/plugin-eco-recognition';
import { buildInventory, object } from './testing/buildInventory';
import { matchedFacts } from './testing/matchedFacts';

describe('classes, drivers, API services, webhooks and roles', () => {
  const inventory = buildInventory({
    storageClasses: [
      {
        ...object('StorageClass', 'storage.k8s.io/v1', {
          name: 'gp3',
          annotations: { 'components.gke.io/layer': 'addon' },
        }),
        provisioner: 'ebs.csi.aws.com',
        isDefault: true,
      },
    ],
    csiDrivers: [
      object('CSIDriver', 'storage.k8s.io/v1', { name: 'ebs.csi.aws.com' }),
    ],
    ingressClasses: [
      {
        ...object('IngressClass', 'networking.k8s.io/v1', { name: 'nginx' }),
        controller: 'k8s.io/ingress-nginx',
        isDefault: false,
      },
    ],
    gatewayClasses: [
      {
        ...object('GatewayClass', 'gateway.networking.k8s.io/v1', {
          name: 'cilium',
        }),
        controller: 'io.cilium/gateway-controller',
      },
    ],
    apiServices: [
      {
        ...object('APIService', 'apiregistration.k8s.io/v1', {
          name: 'v1beta1.metrics.k8s.io',
        }),
        group: 'metrics.k8s.io',
        version: 'v1beta1',
        service: { namespace: 'monitoring', name: 'prometheus-adapter' },
        available: true,
      },
      {
        ...object('APIService', 'apiregistration.k8s.io/v1', {
          name: 'v1.apps',
        }),
        group: 'apps',
        version: 'v1',
        available: true,
      },
    ],
    validatingWebhooks: [
      {
        ...object(
          'ValidatingWebhookConfiguration',
          'admissionregistration.k8s.io/v1',
          { name: 'any' },
        ),
        webhooks: [
          { name: 'a.example.com' },
          {
            name: 'b.example.com',
            service: { namespace: 'x', name: 'webhook-service' },
          },
        ],
      },
    ],
    clusterRoles: [
      {
        ...object('ClusterRole', 'rbac.authorization.k8s.io/v1', {
          name: 'prod-traefik',
        }),
        rules: [],
      },
    ],
  });

  it.each<[Signal, string[]]>([
    [
      { kind: 'storageClass', provisioners: ['*.csi.aws.com'] },
      ['StorageClass/gp3 provisioner=ebs.csi.aws.com'],
    ],
    [
      {
        kind: 'storageClass',
        annotations: { 'components.gke.io/*': '*' },
      },
      ['StorageClass/gp3 metadata.annotations[components.gke.io/layer]=addon'],
    ],
    [
      {
        kind: 'storageClass',
        provisioners: ['pd.csi.storage.gke.io'],
        annotations: { 'components.gke.io/*': '*' },
      },
      [],
    ],
    [
      { kind: 'csiDriver', names: ['ebs.csi.aws.com'] },
      ['CSIDriver/ebs.csi.aws.com metadata.name=ebs.csi.aws.com'],
    ],
    [{ kind: 'csiDriver', names: ['csi.aws.com'] }, []],
    [
      { kind: 'ingressClass', controllers: ['k8s.io/ingress-nginx'] },
      ['IngressClass/nginx spec.controller=k8s.io/ingress-nginx'],
    ],
    [
      { kind: 'gatewayClass', controllers: ['io.cilium/*'] },
      ['GatewayClass/cilium spec.controllerName=io.cilium/gateway-controller'],
    ],
    [
      { kind: 'apiService', groups: ['metrics.k8s.io'] },
      [
        'APIService/v1beta1.metrics.k8s.io spec.service.name=prometheus-adapter',
      ],
    ],
    [
      {
        kind: 'apiService',
        groups: ['metrics.k8s.io'],
        services: ['metrics-server'],
      },
      [],
    ],
    [{ kind: 'apiService', groups: ['apps'] }, []],
    [
      { kind: 'webhook', services: ['webhook-service'] },
      [
        'ValidatingWebhookConfiguration/any webhooks[1].clientConfig.service.name=webhook-service',
      ],
    ],
    [
      { kind: 'webhook', names: ['a.*'] },
      ['ValidatingWebhookConfiguration/any webhooks[0].name=a.example.com'],
    ],
    [
      { kind: 'rbac', names: ['*-traefik'] },
      ['ClusterRole/prod-traefik metadata.name=prod-traefik'],
    ],
    [{ kind: 'rbac', names: ['traefik'] }, []],
  ])('%j', (signal, expected) => {
    expect(matchedFacts(signal, inventory)).toEqual(expected);
  });
});
