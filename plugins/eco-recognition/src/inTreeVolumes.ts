/** A volume plugin that was once part of Kubernetes, and the driver in its place. */
interface InTreePlugin {
  /** Of a PersistentVolume's spec. */
  field: string;
  /** In a StorageClass. */
  provisioner: string;
  driver: string;
  /** The minor version of Kubernetes from which on there is only the driver. */
  since: number;
}

/**
 * Kubernetes still takes the old spelling and hands the volume to the driver. Sources:
 * k8s.io/csi-translation-lib, and the feature gates `CSIMigration…`: from when on they
 * cannot be turned off. Ceph RBD is none of them: its gate was off by default until
 * plugin and gate were removed.
 */
const IN_TREE_PLUGINS: readonly InTreePlugin[] = [
  {
    field: 'awsElasticBlockStore',
    provisioner: 'kubernetes.io/aws-ebs',
    driver: 'ebs.csi.aws.com',
    since: 25,
  },
  {
    field: 'azureDisk',
    provisioner: 'kubernetes.io/azure-disk',
    driver: 'disk.csi.azure.com',
    since: 24,
  },
  {
    field: 'azureFile',
    provisioner: 'kubernetes.io/azure-file',
    driver: 'file.csi.azure.com',
    since: 26,
  },
  {
    field: 'cinder',
    provisioner: 'kubernetes.io/cinder',
    driver: 'cinder.csi.openstack.org',
    since: 24,
  },
  {
    field: 'gcePersistentDisk',
    provisioner: 'kubernetes.io/gce-pd',
    driver: 'pd.csi.storage.gke.io',
    since: 25,
  },
  {
    field: 'portworxVolume',
    provisioner: 'kubernetes.io/portworx-volume',
    driver: 'pxd.portworx.com',
    since: 33,
  },
  {
    field: 'vsphereVolume',
    provisioner: 'kubernetes.io/vsphere-volume',
    driver: 'csi.vsphere.vmware.com',
    since: 28,
  },
];

/**
 * The CSI driver that serves a volume that is spelled for an in-tree plugin.
 *
 * @param spec - of the PersistentVolume
 * @returns undefined where no driver serves such a volume, such as one of NFS
 *
 * @public
 */
export function driverOfInTreeVolume(
  spec: Record<string, unknown>,
): string | undefined {
  return IN_TREE_PLUGINS.find(
    ({ field }) => typeof spec[field] === 'object' && spec[field] !== null,
  )?.driver;
}

/**
 * The CSI driver that serves the StorageClasses of an in-tree provisioner.
 *
 * @returns undefined where it is none; `since`: the minor version of Kubernetes from
 * which on there is only the driver
 *
 * @public
 */
export function driverOfInTreeProvisioner(
  provisioner: string,
): { driver: string; since: number } | undefined {
  return IN_TREE_PLUGINS.find(each => each.provisioner === provisioner);
}
