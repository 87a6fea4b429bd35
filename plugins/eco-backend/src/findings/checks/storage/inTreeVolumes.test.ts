import { matchedFacts } from '../../../detection/testing/matchedFacts';
import {
  buildInventory,
  node,
  object,
} from '../../../detection/testing/buildInventory';
import { factsOf } from '../../../inventory/__testUtils__/factsOf';
import { messagesOf } from '../../__testUtils__/runCheck';
import { storageClassWithoutDriver } from './storageClassWithoutDriver';

describe('volumes that are spelled for a plugin that was part of Kubernetes', () => {
  describe.each([
    ['awsElasticBlockStore', 'aws-ebs', 'ebs.csi.aws.com', 25],
    ['azureDisk', 'azure-disk', 'disk.csi.azure.com', 24],
    ['azureFile', 'azure-file', 'file.csi.azure.com', 26],
    ['cinder', 'cinder', 'cinder.csi.openstack.org', 24],
    ['gcePersistentDisk', 'gce-pd', 'pd.csi.storage.gke.io', 25],
    ['portworxVolume', 'portworx-volume', 'pxd.portworx.com', 33],
    ['vsphereVolume', 'vsphere-volume', 'csi.vsphere.vmware.com', 28],
  ])('%s', (field, plugin, driver, since) => {
    const storageClass = object<{ provisioner: string; isDefault: boolean }>(
      'StorageClass',
      'storage.k8s.io/v1',
      {
        name: 'old',
        provisioner: `kubernetes.io/${plugin}`,
        isDefault: false,
      },
    );

    it('belong to the driver that serves them', () => {
      const volume = factsOf('persistentVolumes', { spec: { [field]: {} } });
      expect(volume.driver).toBe(driver);
    });

    it('need the driver from when on Kubernetes has only that', () => {
      const said = (minor: number) =>
        messagesOf(storageClassWithoutDriver, {
          nodes: [node()],
          kubernetesVersion: `1.${minor}.0`,
          storageClasses: [storageClass],
        });
      expect(said(since)).toEqual([
        `StorageClass old needs CSI driver ${driver}, which is not installed.`,
      ]);
      expect(said(since - 1)).toEqual([]);
    });

    it('show the driver by their class', () => {
      const inventory = buildInventory({ storageClasses: [storageClass] });
      for (const provisioner of [driver, storageClass.provisioner]) {
        expect(
          matchedFacts(
            { kind: 'storageClass', provisioners: [provisioner] },
            inventory,
          ),
        ).toEqual([`StorageClass/old provisioner=${storageClass.provisioner}`]);
      }
    });
  });

  it('go by what Kubernetes noted, also of Ceph RBD', () => {
    const handed = (spec: object) =>
      factsOf('persistentVolumes', {
        metadata: {
          annotations: { 'pv.kubernetes.io/migrated-to': 'rbd.csi.ceph.com' },
        },
        spec,
      }).driver;
    expect(handed({ rbd: {} })).toBe('rbd.csi.ceph.com');
    expect(handed({ csi: { driver: 'a.example.com' } })).toBe('a.example.com');
  });
});
