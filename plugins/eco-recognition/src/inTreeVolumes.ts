/** A former in-tree volume plugin, and the CSI driver that replaced it. */
interface InTreePlugin {
  /** Field of a PersistentVolume's spec. */
  field: string;
  /** Provisioner in a StorageClass. */
  provisioner: string;
  driver: string;
  /** First Kubernetes minor version that supports only the driver. */
  since: number;
}

/**
 * Kubernetes still accepts the in-tree form and passes the volume to the
 * driver. Sources: k8s.io/csi-translation-lib, and the versions that locked the
 * feature gates `CSIMigration…`. Excludes Ceph RBD: its gate was off by default
 * until plugin and gate were removed.
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
 * Returns the CSI driver that serves a volume in in-tree form.
 *
 * @param spec - spec of the PersistentVolume
 * @returns undefined if no CSI driver serves such volumes, such as NFS
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
 * Returns the CSI driver that serves StorageClasses of an in-tree provisioner.
 *
 * @returns undefined if the provisioner is not in-tree; `since`: first
 *   Kubernetes minor version that supports only the driver
 *
 * @public
 */
export function driverOfInTreeProvisioner(
  provisioner: string,
): { driver: string; since: number } | undefined {
  return IN_TREE_PLUGINS.find(each => each.provisioner === provisioner);
}
