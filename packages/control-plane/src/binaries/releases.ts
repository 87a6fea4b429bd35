import { Platform } from './platform';
import { Component } from './types';
import { ETCD_VERSION, KUBERNETES_VERSION, KWOK_VERSION } from './versions';

/**
 * An official release download, used only if it matches the pinned checksum.
 */
export interface Release {
  component: Component;
  url: string;
  /** SHA-256 of the download, hexadecimal. */
  sha256: string;
  /** Path of the program in the download, if that is a `.tar.gz`. */
  member?: string;
}

/** Base URLs of the releases. Each variable can set a mirror. */
const BASES = {
  kubernetes: {
    variable: 'ECO_KUBERNETES_RELEASES',
    url: 'https://dl.k8s.io/release',
  },
  etcd: {
    variable: 'ECO_ETCD_RELEASES',
    url: 'https://github.com/etcd-io/etcd/releases/download',
  },
  kwok: {
    variable: 'ECO_KWOK_RELEASES',
    url: 'https://github.com/kubernetes-sigs/kwok/releases/download',
  },
};

/**
 * Pinned checksums. Kubernetes: those of kOps
 * (pkg/assets/assetdata/k8s-1.37.yaml). etcd and kwok: those that at least two
 * independent projects agree on. Upstream has no Kubernetes server programs for
 * macOS, so those and etcd are built there.
 */
const CHECKSUMS: Record<Platform, Partial<Record<Component, string>>> = {
  'linux-x64': {
    etcd: 'e8cd3fa8064c98137c5dbd78b76f969417ace84efb83c481041d7a52ffdd8fb9',
    'kube-apiserver':
      'de9b1b43c10143f448408b3aaf15f44fd5248b97a56301417a1fe2f1fc47a691',
    'kube-controller-manager':
      'acd67c8f8871d4594f307d2816bf11aa972f47617ee6e1f84b0ce92a091f7290',
    'kube-scheduler':
      '8d10dfc64de70b1670cc1ce52701eb6a219c0905a95bdde608edc5432f9eca43',
    kwok: 'f5a4385a2ae1b9dd7f8acae18e002a75c0ebba124ae9d7259aa8dadb50711f46',
  },
  'linux-arm64': {
    etcd: 'd7e25e08f694b6ed7792fc7b7a891fe2c3f3d3dccfe2f3bfdb1547b0eb75b6da',
    'kube-apiserver':
      'c3c240bc4a0fbe3ad311ac3d74ca1d19ac411628130ea825049550fd856020d9',
    'kube-controller-manager':
      'b470c3730cd8e49622c656c47ac16ef994e2edf14ba905be2dad05bc34a4e353',
    'kube-scheduler':
      '1bfe0c213f015abb08131ee8a02353eb0492dfe19a965b54c5ca1145b6d05e10',
    kwok: '628f7d277860f524a2a775c217adcc58828e7b59ab0933680315784f1b8b0e37',
  },
  'darwin-arm64': {
    kwok: '69a064ec98d37844d9d742b5b28ff57825659a983ccc3e208daa6948b94d64ba',
  },
};

/** Returns the downloads available for a platform. */
export function releasesFor(
  platform: Platform,
  environment: NodeJS.ProcessEnv = process.env,
): Release[] {
  const [system, architecture] = platform
    .replace('x64', 'amd64')
    .split('-') as [string, string];
  const target = { system, architecture, environment };
  const checksums = Object.entries(CHECKSUMS[platform]);
  return checksums.map(([component, sha256]) => ({
    component: component as Component,
    sha256,
    ...locate(component as Component, target),
  }));
}

interface Target {
  system: string;
  architecture: string;
  environment: NodeJS.ProcessEnv;
}

function locate(
  component: Component,
  target: Target,
): { url: string; member?: string } {
  const { system, architecture, environment } = target;
  const base = (name: keyof typeof BASES) =>
    (environment[BASES[name].variable] ?? BASES[name].url).replace(/\/+$/, '');
  switch (component) {
    case 'etcd': {
      const folder = `etcd-${ETCD_VERSION}-${system}-${architecture}`;
      return {
        url: `${base('etcd')}/${ETCD_VERSION}/${folder}.tar.gz`,
        member: `${folder}/etcd`,
      };
    }
    case 'kwok':
      return {
        url: `${base('kwok')}/${KWOK_VERSION}/kwok-${system}-${architecture}`,
      };
    default:
      return {
        url: `${base(
          'kubernetes',
        )}/${KUBERNETES_VERSION}/bin/${system}/${architecture}/${component}`,
      };
  }
}
