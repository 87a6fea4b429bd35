import {
  Check,
  CheckFacts,
  StorageClassFacts,
} from '@backstage-eco/plugin-eco-node';
import { driverOfInTreeProvisioner } from '@backstage-eco/plugin-eco-recognition';
import { fact, missing, objectSubject } from '../../evidence';
import { runsPods } from '../../pods';
import { minorVersion } from '../cluster/minorVersion';

/**
 * Name that the CSI specification allows; other provisioners contain a slash.
 */
const DRIVER_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** Returns the driver that a class needs, if any. */
function driverOf(
  { kubernetesVersion }: CheckFacts,
  { provisioner }: StorageClassFacts,
): string | undefined {
  if (DRIVER_NAME.test(provisioner)) {
    return provisioner;
  }
  const inTree = driverOfInTreeProvisioner(provisioner);
  return inTree && (minorVersion(kubernetesVersion) ?? 0) >= inTree.since
    ? inTree.driver
    : undefined;
}

/** Reports classes whose CSI driver is not installed. */
export const storageClassWithoutDriver: Check = {
  id: 'storage-class-without-driver',
  title: 'CSI driver of a StorageClass is not installed',
  severity: 'warning',
  severityReason: 'The next claim of the class stays pending forever.',
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
            message: `StorageClass ${storageClass.name} needs CSI driver ${driver}, which is not installed.`,
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
      ? 'No node runs pods: drivers are not installed yet, or nodes are simulated'
      : undefined,
  why: 'A CSI driver provisions the volumes of a class. The driver was removed, or the class was copied from another cluster.',
  fix: [
    {
      text: 'Check which drivers are installed.',
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
