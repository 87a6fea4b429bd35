import { packageFile } from '../packageFolders';
import { GoProgram } from './goBuild';
import { Component } from './types';
import { KUBERNETES_VERSION } from './versions';

const PATHS: Record<Component, string> = {
  etcd: 'go.etcd.io/etcd/server/v3',
  'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
  'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
  'kube-scheduler': 'k8s.io/kubernetes/cmd/kube-scheduler',
  kwok: 'sigs.k8s.io/kwok/cmd/kwok',
};

const [MAJOR, MINOR] = KUBERNETES_VERSION.replace('v', '').split('.');
/** Without these, the API server would report version v0.0.0-master. */
const VERSION_VARIABLES = {
  'k8s.io/component-base/version.gitVersion': KUBERNETES_VERSION,
  'k8s.io/component-base/version.gitMajor': MAJOR,
  'k8s.io/component-base/version.gitMinor': MINOR,
};

/** Returns how to build a component, at its version in `versions.ts`. */
export function goProgram(component: Component): GoProgram {
  return {
    name: component,
    module: packageFile(component === 'kwok' ? 'go/kwok' : 'go/kubernetes'),
    path: PATHS[component],
    variables: VERSION_VARIABLES,
  };
}
