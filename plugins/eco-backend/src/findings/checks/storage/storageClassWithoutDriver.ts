import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, missing, objectSubject } from '../../evidence';
import { runsPods } from '../../pods';

/** CSI drivers are called so by convention; other provisioners need no CSIDriver. */
const CSI = /\.csi\.|^csi\./;

/** A class that makes no volume. */
export const storageClassWithoutDriver: Check = {
  id: 'storage-class-without-driver',
  title: 'StorageClass has no CSI driver',
  severity: 'warning',
  severityReason: 'The next claim of the class waits for ever.',
  reads: ['storageClasses', 'csiDrivers', 'nodes'],
  find: facts =>
    facts
      .items('storageClasses')
      .filter(
        ({ provisioner }) =>
          CSI.test(provisioner) &&
          facts.items('nodes').some(runsPods) &&
          !facts.get('csiDrivers', { name: provisioner }),
      )
      .map(storageClass => ({
        subject: objectSubject(storageClass),
        message: `StorageClass ${storageClass.name} needs the driver ${storageClass.provisioner}, which is not installed.`,
        evidence: [
          fact(storageClass, 'provisioner', storageClass.provisioner),
          missing({
            apiVersion: 'storage.k8s.io/v1',
            kind: 'CSIDriver',
            name: storageClass.provisioner,
          }),
        ],
      })),
  unknown: facts =>
    facts
      .items('storageClasses')
      .some(({ provisioner }) => CSI.test(provisioner)) &&
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
