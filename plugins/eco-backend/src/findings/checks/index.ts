import { Check } from '@backstage-eco/plugin-eco-node';
import { operatorLacksAccess } from './access/operatorLacksAccess';
import { toolIsClusterAdmin } from './access/toolIsClusterAdmin';
import { certificateExpired } from './certificates/certificateExpired';
import { certificateNotReady } from './certificates/certificateNotReady';
import { certificateNotRenewed } from './certificates/certificateNotRenewed';
import { issuerNotReady } from './certificates/issuerNotReady';
import { secretStoreNotReady } from './certificates/secretStoreNotReady';
import { apiServiceDown } from './cluster/apiServiceDown';
import { kubeletSkew } from './cluster/kubeletSkew';
import { namespaceStuck } from './cluster/namespaceStuck';
import { nodeNotReady } from './cluster/nodeNotReady';
import { nodeUnderPressure } from './cluster/nodeUnderPressure';
import { nodesOfSeveralVersions } from './cluster/nodesOfSeveralVersions';
import { severalDefaultIngressClasses } from './cluster/severalDefaultIngressClasses';
import { severalDefaultStorageClasses } from './cluster/severalDefaultStorageClasses';
import { crdConversionWebhookDown } from './crds/crdConversionWebhookDown';
import { crdDeprecatedVersionServed } from './crds/crdDeprecatedVersionServed';
import { crdDeprecatedVersionStored } from './crds/crdDeprecatedVersionStored';
import { crdNotEstablished } from './crds/crdNotEstablished';
import { crdSeveralStoredVersions } from './crds/crdSeveralStoredVersions';
import { crdStoredVersionNotServed } from './crds/crdStoredVersionNotServed';
import { crdVersionsWithoutConversion } from './crds/crdVersionsWithoutConversion';
import { databaseEndOfLife } from './databases/databaseEndOfLife';
import { databaseWithoutBackup } from './databases/databaseWithoutBackup';
import { crdClaimedTwice } from './delivery/crdClaimedTwice';
import { editedByHand } from './delivery/editedByHand';
import { workloadsUnmanaged } from './delivery/workloadsUnmanaged';
import { ingressOfRetiredController } from './network/ingressOfRetiredController';
import { olmCatalogDown } from './olm/olmCatalogDown';
import { olmInstallFailed } from './olm/olmInstallFailed';
import { olmUpgradeWaits } from './olm/olmUpgradeWaits';
import { childWithoutOwner } from './operators/childWithoutOwner';
import { controllerWritesSpec } from './operators/controllerWritesSpec';
import { crdReleaseMismatch } from './operators/crdReleaseMismatch';
import { crdDeprecatedVersionWritten } from './operators/crdDeprecatedVersionWritten';
import { crdWithoutController } from './operators/crdWithoutController';
import { crdWithoutStatusSubresource } from './operators/crdWithoutStatusSubresource';
import { customResourceStuck } from './operators/customResourceStuck';
import { leaderElectionOff } from './operators/leaderElectionOff';
import { severalControllers } from './operators/severalControllers';
import { writesRepeat } from './operators/writesRepeat';
import { claimClassMissing } from './storage/claimClassMissing';
import { claimLost } from './storage/claimLost';
import { claimsWithoutDefaultClass } from './storage/claimsWithoutDefaultClass';
import { storageClassWithoutDriver } from './storage/storageClassWithoutDriver';
import { volumesReleased } from './storage/volumesReleased';
import { firstToolMissing } from './tools/firstToolMissing';
import { severalCnis } from './tools/severalCnis';
import { severalToolsForOneJob } from './tools/severalToolsForOneJob';
import { stackTooLarge } from './tools/stackTooLarge';
import { toolDeprecated } from './tools/toolDeprecated';
import { toolImageNotPinned } from './tools/toolImageNotPinned';
import { toolLeftover } from './tools/toolLeftover';
import { toolNotRunning } from './tools/toolNotRunning';
import { toolRetired } from './tools/toolRetired';
import { toolSandbox } from './tools/toolSandbox';
import { toolWithoutRequests } from './tools/toolWithoutRequests';
import { admissionWebhookDown } from './webhooks/admissionWebhookDown';
import { admissionWebhookSkipped } from './webhooks/admissionWebhookSkipped';
import { webhookOfOneReplica } from './webhooks/webhookOfOneReplica';
import { autoscalerTargetMissing } from './workloads/autoscalerTargetMissing';
import { deletionStuck } from './workloads/deletionStuck';
import { pdbBlocksDrain } from './workloads/pdbBlocksDrain';
import { toolWithoutPdb } from './workloads/toolWithoutPdb';

/**
 * Built-in checks, in the order in which they are listed.
 *
 * @alpha
 */
export const BUILT_IN_CHECKS: readonly Check[] = [
  crdConversionWebhookDown,
  crdDeprecatedVersionServed,
  crdDeprecatedVersionStored,
  crdNotEstablished,
  crdSeveralStoredVersions,
  crdStoredVersionNotServed,
  crdVersionsWithoutConversion,
  childWithoutOwner,
  crdReleaseMismatch,
  crdDeprecatedVersionWritten,
  crdWithoutController,
  crdWithoutStatusSubresource,
  customResourceStuck,
  leaderElectionOff,
  severalControllers,
  controllerWritesSpec,
  writesRepeat,
  admissionWebhookDown,
  admissionWebhookSkipped,
  webhookOfOneReplica,
  apiServiceDown,
  kubeletSkew,
  namespaceStuck,
  nodeNotReady,
  nodeUnderPressure,
  nodesOfSeveralVersions,
  severalDefaultIngressClasses,
  severalDefaultStorageClasses,
  ingressOfRetiredController,
  claimClassMissing,
  claimLost,
  claimsWithoutDefaultClass,
  storageClassWithoutDriver,
  volumesReleased,
  databaseEndOfLife,
  databaseWithoutBackup,
  certificateExpired,
  certificateNotReady,
  certificateNotRenewed,
  issuerNotReady,
  secretStoreNotReady,
  autoscalerTargetMissing,
  deletionStuck,
  pdbBlocksDrain,
  toolWithoutPdb,
  firstToolMissing,
  severalCnis,
  severalToolsForOneJob,
  stackTooLarge,
  toolDeprecated,
  toolImageNotPinned,
  toolLeftover,
  toolNotRunning,
  toolRetired,
  toolSandbox,
  toolWithoutRequests,
  toolIsClusterAdmin,
  operatorLacksAccess,
  crdClaimedTwice,
  editedByHand,
  workloadsUnmanaged,
  olmCatalogDown,
  olmInstallFailed,
  olmUpgradeWaits,
];
