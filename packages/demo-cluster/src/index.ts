/**
 * A real Kubernetes control plane on this machine: for the demo, and the
 * harness of every integration test.
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
export { findFreePorts } from './controlPlane/ports';
export { startControlPlane } from './controlPlane/startControlPlane';
export type {
  ControlPlane,
  ControlPlaneSize,
  StartControlPlaneOptions,
} from './controlPlane/types';
export { startDatabaseController } from './databaseController';
export { startDemoClusters } from './demo';
export type { DemoCluster, StartDemoClustersOptions } from './demo';
export { FaultyWay } from './faults/FaultyWay';
export type { Fault } from './faults/FaultyWay';
export { GuardWebhook } from './faults/GuardWebhook';
export { installManifests } from './manifests/installManifests';
export { parseManifests } from './manifests/readManifests';
export type {
  InstalledObject,
  InstallManifestsOptions,
  InstallReport,
  RefusedObject,
} from './manifests/types';
export { cachedOperator, ensureOperator } from './realOperators/ensureOperator';
export type { RealOperator } from './realOperators/ensureOperator';
export type { RealOperatorName } from './realOperators/operators';
export { startOperator } from './realOperators/startOperator';
export {
  installSimulatedOperator,
  simulatedOperatorObjects,
  SIMULATED_OPERATORS,
  startSimulatedOperator,
} from './simulated-operators';
export type {
  RunningSimulation,
  SimulatedOperator,
  SimulatedOperatorName,
} from './simulated-operators';
