/**
 * Runs a real Kubernetes control plane on this machine, for the demo and every
 * integration test.
 *
 * @packageDocumentation
 */

export { ControlPlaneAccess } from './access/ControlPlaneAccess';
export { createReader } from './access/createReader';
export type { CreateReaderOptions, PolicyRule } from './access/createReader';
export { kubeconfig, writeKubeconfig } from './access/kubeconfig';
export type { KubeconfigOptions, KubeconfigUser } from './access/kubeconfig';
export { cacheDirectory } from './binaries/cacheDirectory';
export { ensureBinaries } from './binaries/ensureBinaries';
export { buildWithGo } from './binaries/goBuild';
export type { GoBuildOptions, GoProgram } from './binaries/goBuild';
export { withLock } from './binaries/lock';
export { currentPlatform } from './binaries/platform';
export type {
  Component,
  ControlPlaneBinaries,
  EnsureBinariesOptions,
} from './binaries/types';
export {
  ETCD_VERSION,
  KUBERNETES_VERSION,
  KWOK_VERSION,
} from './binaries/versions';
export { KubernetesClient } from './client/KubernetesClient';
export type { ApplyOptions, ListOptions } from './client/KubernetesClient';
export { KubernetesError } from './client/KubernetesError';
export type {
  KubernetesList,
  KubernetesObject,
  ObjectReference,
} from './client/objects';
export { Authority } from './controlPlane/Authority';
export type { CertificateSubject, KeyPair } from './controlPlane/Authority';
export { loopbackCertificate } from './controlPlane/loopbackCertificate';
export type { LoopbackCertificate } from './controlPlane/loopbackCertificate';
export { startControlPlane } from './controlPlane/startControlPlane';
export type {
  ControlPlane,
  ControlPlaneSize,
  StartControlPlaneOptions,
} from './controlPlane/types';
export { installManifests } from './manifests/installManifests';
export { parseManifests, readManifestFile } from './manifests/readManifests';
export type {
  InstalledObject,
  InstallManifestsOptions,
  InstallReport,
  RefusedObject,
} from './manifests/types';
export { waitForWorkloads } from './manifests/waitForWorkloads';
export { runUntilStopped, say } from './runUntilStopped';
export type { RunningCluster } from './runUntilStopped';
