import {
  Check,
  CheckFacts,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-node';
import { fact, missing, objectSubject } from '../../evidence';
import { runsPods } from '../../pods';
import { minorVersion } from '../cluster/minorVersion';

/**
 * Drivers that serve classes of Kubernetes' former in-tree provisioners. Source:
 * k8s.io/csi-translation-lib.
 */
const MIGRATED: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/aws-ebs', 'ebs.csi.aws.com'],
  ['kubernetes.io/azure-disk', 'disk.csi.azure.com'],
  ['kubernetes.io/azure-file', 'file.csi.azure.com'],
  ['kubernetes.io/cinder', 'cinder.csi.openstack.org'],
  ['kubernetes.io/gce-pd', 'pd.csi.storage.gke.io'],
  ['kubernetes.io/vsphere-volume', 'csi.vsphere.vmware.com'],
]);

/** From here on Kubernetes has none of these provisioners itself. */
const MIGRATED_SINCE = 31;

/** A name that the CSI specification allows: other provisioners have a slash. */
const DRIVER_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** The driver that a class needs; undefined where it needs none. */
function driverOf(
  { kubernetesVersion }: CheckFacts,
  { provisioner }: StorageClassFacts,
): string | undefined {
  if (DRIVER_NAME.test(provisioner)) {
    return provisioner;
  }
  return (minorVersion(kubernetesVersion) ?? 0) >= MIGRATED_SINCE
    ? MIGRATED.get(provisioner)
    : undefined;
}

/** A class that makes no volume. */
export const storageClassWithoutDriver: Check = {
  id: 'storage-class-without-driver',
  title: 'StorageClass has no CSI driver',
  severity: 'warning',
  severityReason: 'The next claim of the class waits for ever.',
  reads: ['storageClasses', 'csiDrivers', 'nodes'],
  find: facts =>
    facts.items('storageClasses').flatMap(storageClass => {
      const driver = driverOf(facts, storageClass);
      return !driver ||
        !facts.items('nodes').some(runsPods) ||
        facts.get('csiDrivers', { name: driver })
        ? []
        : {
            subject: objectSubject(storageClass),
            message: `StorageClass ${storageClass.name} needs the driver ${driver}, which is not installed.`,
            evidence: [
              fact(storageClass, 'provisioner', storageClass.provisioner),
              missing({
                apiVersion: 'storage.k8s.io/v1',
                kind: 'CSIDriver',
                name: driver,
              }),
            ],
          };
    }),
  unknown: facts =>
    facts
      .items('storageClasses')
      .some(each => driverOf(facts, each) !== undefined) &&
    !facts.items('nodes').some(runsPods)
      ? 'No node runs pods: drivers are not set up yet, or simulated'
      : undefined,
  why: 'A driver makes the volumes of a class. It was removed, or the class was copied from another cluster.',
  fix: [
    {
      text: 'See which drivers there are.',
      command: 'kubectl get csidrivers',
    },
    {
      text: 'Install the driver, or delete the class.',
      command: 'kubectl delete storageclass {name}',
    },
  ],
  links: [
    {
      title: 'Storage classes',
      url: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#provisioner',
    },
  ],
};
