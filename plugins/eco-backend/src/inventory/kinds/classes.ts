import { ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { boundedText, objectIn } from '@backstage-eco/plugin-eco-recognition';
import { KindSource } from './KindSource';

/** StorageClasses. */
export const storageClasses: KindSource<'storageClasses'> = {
  part: 'storageClasses',
  group: 'storage.k8s.io',
  versions: ['v1'],
  resource: 'storageclasses',
  kind: 'StorageClass',
  uses: {
    detection: ['provisioner'],
    summaries: ['provisioner', 'isDefault'],
    databases: ['allowsExpansion'],
    findings: ['provisioner', 'isDefault'],
  },
  toFacts: (raw, common) => ({
    ...common,
    provisioner: boundedText(raw.provisioner) ?? '',
    // Kubernetes still honors the beta annotation.
    isDefault:
      isTrue(common, 'storageclass.kubernetes.io/is-default-class') ||
      isTrue(common, 'storageclass.beta.kubernetes.io/is-default-class'),
    allowsExpansion: raw.allowVolumeExpansion === true,
  }),
};

/** CSIDrivers. */
export const csiDrivers: KindSource<'csiDrivers'> = {
  part: 'csiDrivers',
  group: 'storage.k8s.io',
  versions: ['v1'],
  resource: 'csidrivers',
  kind: 'CSIDriver',
  form: 'metadata',
  uses: { detection: [] },
  toFacts: (_, common) => common,
};

/** IngressClasses. */
export const ingressClasses: KindSource<'ingressClasses'> = {
  part: 'ingressClasses',
  group: 'networking.k8s.io',
  versions: ['v1'],
  resource: 'ingressclasses',
  kind: 'IngressClass',
  uses: { detection: ['controller'], findings: ['isDefault'] },
  toFacts: (raw, common) => ({
    ...common,
    controller: boundedText(objectIn(raw, 'spec').controller),
    isDefault: isTrue(common, 'ingressclass.kubernetes.io/is-default-class'),
  }),
};

/** GatewayClasses of the Gateway API, if it is installed. */
export const gatewayClasses: KindSource<'gatewayClasses'> = {
  part: 'gatewayClasses',
  group: 'gateway.networking.k8s.io',
  versions: ['v1', 'v1beta1'],
  resource: 'gatewayclasses',
  kind: 'GatewayClass',
  uses: { detection: ['controller'] },
  toFacts: (raw, common) => ({
    ...common,
    controller: boundedText(objectIn(raw, 'spec').controllerName) ?? '',
  }),
};

function isTrue(object: ObjectFacts, annotation: string): boolean {
  return object.annotations[annotation] === 'true';
}
