/**
 * Why only a person can help: reasons of the condition `Stalled`. The message
 * begins with the field and ends with the fix.
 *
 * @public
 */
export const STALLED_REASONS = [
  // The spec, whatever the cluster has.
  'SpecMissing',
  'InvalidStorage',
  'InvalidParameter',
  'ParameterRefused',
  'InvalidBackup',
  'UnknownVersion',
  // What the cluster has.
  'NoEngine',
  'EngineNotServed',
  'ReplicasNotSupported',
  'BackupNotSupported',
  'StorageClassMissing',
  'OtherVolumesKept',
  'NameTaken',
  'KeptForAnother',
  // Changes that a living database cannot make.
  'EngineChanged',
  'ProviderChanged',
  'ProductChanged',
  'VersionDowngrade',
  'MajorUpgradeNotSupported',
  'ChangeNotSupported',
  'StorageCannotShrink',
  'StorageClassCannotGrow',
  'StorageClassChanged',
  // What others refused, or could not do.
  'Rejected',
  'RejectedByPolicy',
  'RejectedByWebhook',
  'EngineFailed',
  'LastBackupFailed',
] as const;

/**
 * One of {@link STALLED_REASONS}.
 *
 * @public
 */
export type StalledReason = (typeof STALLED_REASONS)[number];

/**
 * What is waited for: reasons of the condition `Reconciling`, which `Ready` then
 * has too.
 *
 * @public
 */
export const RECONCILING_REASONS = [
  'Progressing',
  'Waiting',
  'EngineUnknown',
  'OperatorNotRunning',
  'QuotaExceeded',
  'Forbidden',
  'WebhookFailed',
  'NotServed',
  'NamespaceTerminating',
  'Deleting',
  'NotSeen',
] as const;

/**
 * One of {@link RECONCILING_REASONS}.
 *
 * @public
 */
export type ReconcilingReason = (typeof RECONCILING_REASONS)[number];

/**
 * Whether the server answered on its own Service: reasons of the condition
 * `ConnectionVerified`.
 *
 * @public
 */
export const CONNECTION_REASONS = [
  'ServerAnswered',
  'ServerRefused',
  'OtherProtocol',
  'NotReady',
  'NotAsked',
  'Simulated',
  'NotReachable',
  'NoGreeting',
  'ConnectionFailed',
] as const;

/**
 * One of {@link CONNECTION_REASONS}.
 *
 * @public
 */
export type ConnectionReason = (typeof CONNECTION_REASONS)[number];

/**
 * Why a child is not as it was asked to be: reasons of the condition `Drifted`.
 *
 * @public
 */
export const DRIFTED_REASONS = [
  /** The API server changed what the controller sent, as a policy tells it to. */
  'ChangedOnAdmission',
  /** Another keeps changing it back, and the controller waits longer each time. */
  'Contested',
] as const;

/**
 * One of {@link DRIFTED_REASONS}.
 *
 * @public
 */
export type DriftedReason = (typeof DRIFTED_REASONS)[number];

/**
 * A condition of a Database in the terms of kstatus. `reason` is one of the lists
 * of this file; a `Ready` that is True has `ServersReady`, or `AsBefore` where a
 * change could not be made.
 *
 * @public
 */
export interface DatabaseCondition {
  type: 'Ready' | 'Reconciling' | 'Stalled' | 'ConnectionVerified' | 'Drifted';
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  /** ISO 8601. */
  lastTransitionTime: string;
  observedGeneration?: number;
}

/**
 * The condition of a type, `undefined` where it was never written.
 *
 * @public
 */
export function conditionOf(
  database: { status?: { conditions?: DatabaseCondition[] } },
  type: DatabaseCondition['type'],
): DatabaseCondition | undefined {
  return database.status?.conditions?.find(found => found.type === type);
}
