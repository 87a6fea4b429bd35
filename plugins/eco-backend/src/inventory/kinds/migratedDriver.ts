import { ObjectFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  isRawObject,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';

/**
 * The CSI drivers that serve the volumes of Kubernetes' former in-tree plugins, by
 * the field of a PersistentVolume's spec. Kubernetes still takes the old spelling and
 * hands the volume to the driver (k8s.io/csi-translation-lib).
 */
const DRIVERS: Record<string, string> = {
  awsElasticBlockStore: 'ebs.csi.aws.com',
  azureDisk: 'disk.csi.azure.com',
  azureFile: 'file.csi.azure.com',
  cinder: 'cinder.csi.openstack.org',
  gcePersistentDisk: 'pd.csi.storage.gke.io',
  portworxVolume: 'pxd.portworx.com',
  vsphereVolume: 'csi.vsphere.vmware.com',
};

/** Kubernetes notes here to which driver it handed a volume. */
const MIGRATED_TO = 'pv.kubernetes.io/migrated-to';

/**
 * The CSI driver of a PersistentVolume that is spelled for an in-tree plugin.
 *
 * @param spec - of the PersistentVolume
 * @returns undefined where no driver serves such a volume, such as one of NFS
 */
export function migratedDriver(
  spec: RawObject,
  { annotations }: Pick<ObjectFacts, 'annotations'>,
): string | undefined {
  const field = Object.keys(DRIVERS).find(each => isRawObject(spec[each]));
  return field && (boundedText(annotations[MIGRATED_TO]) ?? DRIVERS[field]);
}
