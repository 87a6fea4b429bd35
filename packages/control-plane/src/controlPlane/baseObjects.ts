import { KubernetesObject } from '../client/objects';

const CAPACITY = { cpu: '64', memory: '256Gi', pods: '1000' };

/**
 * Returns the default StorageClass of a full control plane, served by the
 * controller manager's own provisioner.
 */
export function storageClass(): KubernetesObject {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name: 'standard',
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
    provisioner: 'kubernetes.io/host-path',
  };
}

/**
 * Returns a node for kwok to simulate, large enough for everything that is
 * installed.
 */
export function simulatedNode(
  name: string,
  kubernetesVersion: string,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/os': 'linux',
        'kubernetes.io/hostname': name,
      },
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
    },
    status: {
      addresses: [{ type: 'Hostname', address: name }],
      capacity: CAPACITY,
      allocatable: CAPACITY,
      nodeInfo: {
        architecture: 'amd64',
        operatingSystem: 'linux',
        osImage: 'simulated by kwok',
        kernelVersion: '',
        containerRuntimeVersion: '',
        kubeletVersion: kubernetesVersion,
        kubeProxyVersion: '',
        bootID: '',
        machineID: '',
        systemUUID: '',
      },
    },
  };
}
